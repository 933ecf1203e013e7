using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>A request on the wire.</summary>
/// <param name="Version"><c>1.0</c>, <c>1.1</c> or <c>2</c>.</param>
/// <param name="Method">As written.</param>
/// <param name="Target">Path and query as written.</param>
/// <param name="Headers">In wire order, names as written. HTTP/2's <c>:authority</c> is listed as <c>host</c>.</param>
/// <param name="Body">Without its chunks or frames.</param>
/// <param name="Trailers">The headers after the body.</param>
internal sealed record SentRequest(
    string Version,
    string Method,
    string Target,
    IReadOnlyList<HeaderLine> Headers,
    byte[] Body,
    IReadOnlyList<HeaderLine> Trailers)
{
    /// <summary>The values of a header, in wire order.</summary>
    public IEnumerable<string> ValuesOf(string header) =>
        from line in Headers where string.Equals(line.Name, header, StringComparison.OrdinalIgnoreCase) select line.Value;
}
