using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>What a snippet must reproduce of an event, as text to compare.</summary>
internal static class SentRequestText
{
    /// <summary>With headers in order and as spelled.</summary>
    public static string Exactly(WholeEvent whole) => Of(whole, Headers(whole));

    /// <summary>With headers regardless of the order of their names and of capitals, which HTTP does not distinguish.</summary>
    public static string InAnyOrder(WholeEvent whole) => Of(
        whole, Headers(whole).Select(line => line with { Name = line.Name.ToLowerInvariant() }).OrderBy(line => line.Name, StringComparer.Ordinal));

    private static IEnumerable<HeaderLine> Headers(WholeEvent whole) => whole.Headers.Lines().Where(line => SnippetRequest.IsSent(line.Name));

    private static string Of(WholeEvent whole, IEnumerable<HeaderLine> headers) => $"""
        {whole.Summary.Method} {whole.Summary.Path}{whole.Summary.Query}
        {string.Join('\n', headers.Select(line => $"{line.Name}: {Encoding.Latin1.GetString(line.ToBytes().Span)}"))}

        {Encoding.Latin1.GetString(whole.Body.Span)}
        """;
}
