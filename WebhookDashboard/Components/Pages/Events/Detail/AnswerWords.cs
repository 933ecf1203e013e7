using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Describes the answer to an event.</summary>
internal static class AnswerWords
{
    /// <summary>What follows the status: <c> (simulated failure: failNext)</c>; empty for an endpoint's usual answer.</summary>
    public static string Why(EventAnswer answer) => answer.Why switch
    {
        null => "",
        AnswerReason.Handshake => " (handshake)",
        AnswerReason.FailNext => " (simulated failure: failNext)",
        _ => " (simulated failure: failShare)",
    };
}
