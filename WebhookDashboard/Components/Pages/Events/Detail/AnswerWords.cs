using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Describes the answer to an event.</summary>
internal static class AnswerWords
{
    /// <summary>The text after the status: <c> on purpose: failNext</c>; empty for an endpoint's usual answer.</summary>
    public static string Why(EventAnswer answer) => answer.Why switch
    {
        null => "",
        AnswerReason.Handshake => ", the provider's handshake",
        AnswerReason.FailNext => " on purpose: failNext",
        _ => " on purpose: failShare",
    };
}
