using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Events;

/// <summary>The file name of a downloaded body: <c>payment-42.json</c>.</summary>
internal static class BodyFileName
{
    public static string Of(EventSummary summary) => $"{summary.Endpoint}-{summary.Sequence}{ExtensionOf(summary.ContentType)}";

    private static string ExtensionOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/json" or "text/json" => ".json",
        "application/xml" or "text/xml" => ".xml",
        "text/csv" => ".csv",
        { } json when json.EndsWith("+json", StringComparison.Ordinal) => ".json",
        { } xml when xml.EndsWith("+xml", StringComparison.Ordinal) => ".xml",
        { } text when text.StartsWith("text/", StringComparison.Ordinal) => ".txt",
        "application/x-www-form-urlencoded" => ".txt",
        _ => ".bin",
    };
}
