using WebhookDashboard.Outbound;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>What went wrong with a request, in the receiver's words where it has some.</summary>
internal static class ProblemTitle
{
    public static string Of(SendResult result) => result switch
    {
        SendResult.Failed failed => failed.Reason,
        SendResult.Answered answered =>
            ProblemDetailsTitle.Read(answered.Headers, answered.Body) ?? ReasonPhrase(answered.Status),
        _ => "",
    };

    /// <summary>The standard's word for a status; empty for one that has none.</summary>
    public static string ReasonPhrase(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
