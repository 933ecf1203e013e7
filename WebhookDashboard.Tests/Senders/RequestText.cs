using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.Senders.Wire;

namespace WebhookDashboard.Tests.Senders;

/// <summary>A request as text, to compare what was sent with what was stored.</summary>
internal static class RequestText
{
    public static string Of(SentRequest sent) =>
        Of(sent.Method, sent.Target, sent.Headers, sent.Body, sent.Trailers, isOrdered: sent.Version != "2");

    public static string Of(KeptRequest kept, bool isOrdered) =>
        Of(kept.Method, kept.Path + kept.Query, kept.Headers, kept.Body, kept.Trailers ?? [], isOrdered);

    private static string Of(
        string method, string target, IEnumerable<HeaderLine> headers, byte[] body, IEnumerable<HeaderLine> trailers, bool isOrdered) =>
        $"{method} {target}\n{Of(headers, isOrdered)}\n\n{Encoding.Latin1.GetString(body)}\n\n{Of(trailers, isOrdered)}";

    /// <summary>Adds the bytes of a value that is not UTF-8, which its text cannot represent.</summary>
    private static string Of(HeaderLine line) =>
        $"{line.Name}: {line.Value}{(line.Bytes is { } bytes ? $" = {Convert.ToHexString(bytes.Span)}" : "")}";

    /// <summary>For HTTP/2, the server groups headers by name, with the values in wire order, and names are in lower case.</summary>
    private static string Of(IEnumerable<HeaderLine> lines, bool isOrdered)
    {
        var shown = isOrdered
            ? lines
            : lines.Select(line => line with { Name = line.Name.ToLowerInvariant() }).OrderBy(line => line.Name, StringComparer.Ordinal);
        return string.Join('\n', shown.Select(Of));
    }
}
