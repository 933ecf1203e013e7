using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>A request as it appears on the wire.</summary>
/// <param name="Url">The target.</param>
/// <param name="Method">The method, in any case.</param>
/// <param name="Headers">The headers in order, with the case of their names and with repeats.</param>
/// <param name="Body">The exact bytes.</param>
internal sealed record OutboundMessage(OutboundUrl Url, string Method, IReadOnlyList<HeaderLine> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// For larger bodies the client first asks whether they are wanted (Expect: 100-continue), as curl does. A receiver that
    /// refuses a body for its length can then answer; otherwise it would only cut the connection.
    /// </summary>
    private const int AskBeforeBodyBytes = 1_048_576;

    /// <summary>Whether to send a length: for any body, and for an empty one if the method usually has a body.</summary>
    public bool HasContent => !Body.IsEmpty || Method.ToUpperInvariant() is not ("GET" or "HEAD");

    /// <summary>The headers to send: those typed, and those that HTTP requires or expects and nobody typed.</summary>
    public IEnumerable<HeaderLine> AllHeaders()
    {
        if (!Has("Host"))
        {
            yield return new HeaderLine("Host", Url.Authority);
        }

        foreach (var header in Headers)
        {
            yield return header;
        }

        if (!Has("User-Agent"))
        {
            yield return new HeaderLine("User-Agent", GuardedClient.UserAgent);
        }

        if (Body.Length > AskBeforeBodyBytes && !Has("Expect"))
        {
            yield return new HeaderLine("Expect", "100-continue");
        }

        if (HasContent && !Has("Content-Length"))
        {
            yield return new HeaderLine("Content-Length", $"{Body.Length}");
        }
    }

    private bool Has(string name) => Headers.Any(line => line.IsNamed(name));
}
