using System.Text.Json;
using WebhookDashboard.Outbound;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>What went wrong with a request, in the receiver's words where it has some (RFC 9457, problem details).</summary>
internal static class ProblemTitle
{
    public static string Of(SendResult result) => result switch
    {
        SendResult.Failed failed => failed.Reason,
        SendResult.Answered answered => Read(answered) ?? ReasonPhrase(answered.Status),
        _ => "",
    };

    /// <summary>The standard's word for a status; empty for one that has none.</summary>
    public static string ReasonPhrase(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    private static string? Read(SendResult.Answered answered)
    {
        var isProblem = answered.Headers.Any(line =>
            line.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && line.Value.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase));
        if (!isProblem)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(answered.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("title", out var title)
                && title.ValueKind == JsonValueKind.String
                    ? title.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
