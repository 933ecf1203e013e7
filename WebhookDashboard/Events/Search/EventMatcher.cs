using System.Buffers;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// The exact test of a filter's text and conditions on one event after the other. The index only makes it faster: what this
/// test says is the result.
/// </summary>
internal sealed class EventMatcher : IDisposable
{
    private readonly NeedleScan? _scan;
    private readonly Func<ReadOnlySpan<byte>, bool>? _scanLine;
    private readonly WhereTest[] _conditions;

    private EventMatcher(EventFilter filter)
    {
        _scan = filter.Search is { } search ? new NeedleScan(search.Needles) : null;
        _scanLine = _scan is null ? null : _scan.Scan; // Made once, not for each event.
        _conditions = [.. filter.Where.Select(condition => new WhereTest(condition))];
    }

    /// <summary>How many bytes of text the last test had to look at: a measure of its cost.</summary>
    public long Examined { get; private set; }

    /// <returns>Null if the filter does not look at contents.</returns>
    public static EventMatcher? Of(EventFilter filter) => filter.SelectsContents ? new EventMatcher(filter) : null;

    public bool Matches(WholeEvent whole) =>
        Matches(whole.Summary.Path, whole.Summary.Query, whole.Summary.ContentType, whole.Headers, whole.Trailers, whole.Body);

    public bool Matches(
        string path, string query, string? contentType, HeaderBlock headers, HeaderBlock trailers, ReadOnlyMemory<byte> body)
    {
        Examined = headers.Bytes.Length + body.Length;
        _scan?.Begin();
        var isFound = _scan is null || Scan(path) || Scan(query) || Scan(headers) || Scan(trailers);
        if (isFound && _conditions.Length == 0)
        {
            return true;
        }

        var text = EventText.Of(contentType, headers, body).Span;
        Examined = headers.Bytes.Length + Math.Max(body.Length, text.Length);
        if (!isFound && !_scan!.Scan(text))
        {
            return false;
        }

        foreach (var condition in _conditions)
        {
            if (!condition.IsMet(text))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _scan?.Dispose();
        Array.ForEach(_conditions, condition => condition.Dispose());
    }

    /// <summary>Calls back for each text of the headers, a field and its value as one: <c>X-Event: paid</c>.</summary>
    internal static bool AnyLine(HeaderBlock headers, Func<ReadOnlySpan<byte>, bool> isEnough)
    {
        var rest = headers.Bytes.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (isEnough(HeaderText.IsUtf8(line) ? line : Encoding.UTF8.GetBytes(HeaderText.Decode(line))))
            {
                return true;
            }
        }

        return false;
    }

    private bool Scan(HeaderBlock headers) => AnyLine(headers, _scanLine!);

    private bool Scan(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var found = _scan!.Scan(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return found;
    }
}
