using System.Text.Json;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound.Sending;

/// <summary>Reads the title of a server's problem details (RFC 9457).</summary>
internal static class ProblemDetailsTitle
{
    /// <summary>Null if the answer has no problem details or no title.</summary>
    public static string? Read(IEnumerable<HeaderLine> headers, string body)
    {
        var isProblem = headers.Any(line =>
            line.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && line.Value.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase));
        if (!isProblem)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("title", out var title)
                && title.ValueKind == JsonValueKind.String
                    ? title.GetString()
                    : null;
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or an escape in it is half of a surrogate pair.
        }
    }
}
