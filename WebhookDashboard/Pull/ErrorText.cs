using System.Net;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound;

namespace WebhookDashboard.Pull;

/// <summary>
/// What an answer itself says went wrong: problem details (RFC 9457), the members that most APIs use for it, a page's
/// title, or a short text.
/// </summary>
internal static class ErrorText
{
    public const int MaxQuoted = 200;

    /// <summary>More than that is looked at by nobody.</summary>
    private const int MaxRead = 64 * 1024;

    /// <summary>How deep an object within an object is looked into, as in <c>{"error":{"message":"…"}}</c>.</summary>
    private const int MaxDepth = 3;

    /// <summary>In the order in which they are asked for. RFC 6749 and 6750 have <c>error_description</c>, Google's and Stripe's APIs objects.</summary>
    private static readonly string[] Members = ["title", "error", "message", "error_description", "errors", "fault", "reason", "description", "msg"];

    /// <summary>What is said in more words beside the first.</summary>
    private static readonly string[] Details = ["detail", "error_description", "message"];

    /// <param name="contentType">What the body claims to be.</param>
    /// <param name="body">Without compression.</param>
    /// <param name="secrets">Never quoted whole: some servers repeat the key that they refuse.</param>
    /// <returns>One line of at most <see cref="MaxQuoted"/> characters; null when there is nothing to quote.</returns>
    public static string? Of(string? contentType, ReadOnlyMemory<byte> body, IEnumerable<string> secrets)
    {
        body = body[..Math.Min(body.Length, MaxRead)];
        var said = OfJson(body) ?? (Is(contentType, "html") ? OfPage(body) : Is(contentType, "json") ? null : OfText(contentType, body));
        return QuotedText.Of(
            secrets.Aggregate(said, (text, secret) => text?.Replace(secret, MaskedSecret.Of(secret), StringComparison.Ordinal)), MaxQuoted);
    }

    private static bool Is(string? contentType, string kind) => contentType?.Contains(kind, StringComparison.OrdinalIgnoreCase) == true;

    private static string? OfJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Within(json.RootElement, MaxDepth);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or an escape in it is half of a surrogate pair.
        }
    }

    private static string? Within(JsonElement element, int depth)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString();
        }

        if (depth == 0 || element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.GetArrayLength() > 0 ? Within(element[0], depth - 1) : null;
        }

        var said = Members.Select(name => Member(element, name, depth)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var more = Details.Select(name => Member(element, name, depth)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text) && text != said);
        return said is null ? more : more is null ? said : $"{said.Trim().TrimEnd('.', ':')}: {more}";
    }

    private static string? Member(JsonElement element, string name, int depth) =>
        element.TryGetProperty(name, out var value) ? Within(value, depth - 1) : null;

    private static string? OfPage(ReadOnlyMemory<byte> body)
    {
        var page = Encoding.UTF8.GetString(body.Span);
        var tag = page.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        var start = tag < 0 ? -1 : page.IndexOf('>', tag);
        var end = start < 0 ? -1 : page.IndexOf('<', start);
        return end < 0 ? null : WebUtility.HtmlDecode(page[(start + 1)..end]);
    }

    /// <summary>A text that is not called one is taken for it only if it reads like one.</summary>
    private static string? OfText(string? contentType, ReadOnlyMemory<byte> body)
    {
        if (!Is(contentType, "text/plain") && contentType is { Length: > 0 })
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body.Span);
        return text.Contains('\uFFFD', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal) || text.TrimStart().StartsWith('<') ? null : text;
    }
}
