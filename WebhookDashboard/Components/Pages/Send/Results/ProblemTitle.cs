using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>What went wrong with a request, in the receiver's words where it has some; of a redirect, where it leads.</summary>
internal static class ProblemTitle
{
    /// <summary>The receiver chooses the words, and a row shows their beginning.</summary>
    public const int MaxChars = 500;

    public static string Of(SendResult result)
    {
        var title = result switch
        {
            SendResult.Failed failed => failed.Reason,
            SendResult.Answered { Location: { } location } => $"→ {location}",
            SendResult.Answered answered =>
                ProblemDetailsTitle.Read(answered.Headers, answered.Body) ?? ReasonPhrase(answered.Status),
            _ => "",
        };
        return title.Length <= MaxChars ? title : title[..MaxChars] + "…";
    }

    /// <summary>The standard's word for a status; empty for one that has none.</summary>
    public static string ReasonPhrase(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
