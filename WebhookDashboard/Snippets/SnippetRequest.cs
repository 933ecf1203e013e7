using System.Collections.Frozen;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Snippets;

/// <summary>A request to write as a snippet.</summary>
/// <param name="Method">Any token.</param>
/// <param name="Url">An absolute URL, exactly as it is to be sent.</param>
/// <param name="Headers">In the order in which they are sent, with repeats.</param>
/// <param name="Body">The body.</param>
internal sealed record SnippetRequest(string Method, string Url, IReadOnlyList<HeaderLine> Headers, SnippetBody Body)
{
    /// <summary>Headers that belong to the connection or describe how the body is framed. Clients write them themselves.</summary>
    private static readonly FrozenSet<string> OfTheConnection = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect");

    /// <summary>Whether it had trailers, which no snippet sends.</summary>
    public bool HasTrailers { get; init; }

    /// <summary>Scheme, host and port.</summary>
    public string Origin => Url[..TargetStart];

    /// <summary>Path and query, as in the request line.</summary>
    public string Target => TargetStart < Url.Length ? Url[TargetStart..] : "/";

    /// <summary>The headers that a snippet names.</summary>
    public IEnumerable<HeaderLine> SentHeaders => Headers.Where(line => IsSent(line.Name));

    private int TargetStart
    {
        get
        {
            var host = Url.IndexOf("://", StringComparison.Ordinal) + "://".Length;
            var end = Url.AsSpan(host).IndexOfAny('/', '?', '#');
            return end < 0 ? Url.Length : host + end;
        }
    }

    /// <param name="stored">The event.</param>
    /// <param name="body">Its body; not needed if it is larger than <see cref="SnippetBody.MaxTextBytes"/>.</param>
    /// <param name="root">The address that senders see, including its prefix if it has one.</param>
    /// <param name="prefix">The prefix of the event's path that <paramref name="root"/> already contains.</param>
    public static SnippetRequest OfEvent(StoredEvent stored, ReadOnlySpan<byte> body, string root, string prefix)
    {
        var summary = stored.Summary;
        var path = summary.Path.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase) ? summary.Path[prefix.Length..] : summary.Path;

        // Named by the id: a file of another event that was downloaded before must never be sent instead.
        var fileName = $"{summary.Id}.bin";
        return new(
            summary.Method,
            root + path + summary.Query,
            stored.Headers,
            summary.BodySize == body.Length ? SnippetBody.Of(body, fileName) : SnippetBody.InFile(fileName))
        {
            HasTrailers = stored.Trailers.Count > 0,
        };
    }

    public static bool IsSent(string header) => !OfTheConnection.Contains(header);

    public bool Has(string header) => Headers.Any(line => line.IsNamed(header));
}
