using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send.Results;

/// <summary>
/// Says what went wrong with a request, in the receiver's words if it has some; for a redirect, where it leads.
/// </summary>
internal static class ProblemTitle
{
    /// <summary>The maximum length: the receiver chooses the words, and a row only shows their beginning.</summary>
    public const int MaxChars = 500;

    public static string Of(SendResult result)
    {
        var title = Shared.VisibleText.Of(result switch
        {
            SendResult.Failed failed => failed.Reason,
            SendResult.Answered { Location: { } location } => $"→ {location}",
            SendResult.Answered answered =>
                ProblemDetailsTitle.Read(answered.Headers, answered.Body) ?? ReasonPhrase(answered.Status),
            _ => "",
        });
        return title.Length <= MaxChars ? title : title[..MaxChars] + "…";
    }

    /// <summary>The standard's phrase for a status; empty if there is none.</summary>
    public static string ReasonPhrase(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
