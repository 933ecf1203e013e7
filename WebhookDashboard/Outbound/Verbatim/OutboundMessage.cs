using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>A request, as it is to stand on the wire.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Method">In any case.</param>
/// <param name="Headers">In their order, names in their case, repeats kept.</param>
/// <param name="Body">The exact bytes.</param>
internal sealed record OutboundMessage(OutboundUrl Url, string Method, IReadOnlyList<HeaderLine> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Over this, as curl does, the sender first asks whether the body is wanted (Expect: 100-continue): a receiver that
    /// refuses it by its length can then answer, where it would otherwise only cut the connection.
    /// </summary>
    private const int AskBeforeBodyBytes = 1_048_576;

    /// <summary>Whether there is a body to speak of: an empty one is said of methods that usually have one.</summary>
    public bool HasContent => !Body.IsEmpty || Method.ToUpperInvariant() is not ("GET" or "HEAD");

    /// <summary>The headers that go out: those typed, and what HTTP and manners ask for and was not typed.</summary>
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
