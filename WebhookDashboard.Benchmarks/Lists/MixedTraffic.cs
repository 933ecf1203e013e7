using System.Text;
using WebhookDashboard.Benchmarks.Micro;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Webhooks of several providers to one server: twenty a second, most of them similar, some rare, the same in each run. A
/// short log has as many rare ones as a long log, spread over it, so that a page of them is full in both.
/// </summary>
internal sealed class MixedTraffic(int count)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private static readonly (string Name, double Share)[] Endpoints =
        [("payment", 0.40), ("orders", 0.25), ("inbox", 0.20), ("inventory", 0.10), ("users", 0.04), ("chat", 0.01)];

    public static IEnumerable<string> EndpointNames => Endpoints.Select(endpoint => endpoint.Name);

    /// <summary>The methods at the inbox; other endpoints only get POST.</summary>
    private static readonly (string Name, double Share)[] Methods = [("POST", 0.80), ("PUT", 0.15), ("GET", 0.05)];

    /// <summary>The verdicts at endpoints that check signatures.</summary>
    private static readonly (Verdict Verdict, double Share)[] Verdicts =
        [(Verdict.Valid, 0.96), (Verdict.Mismatch, 0.03), (Verdict.Missing, 0.007), (Verdict.Malformed, 0.003)];

    private static readonly Dictionary<string, (string? Name, double Share)[]> Types = new(StringComparer.Ordinal)
    {
        ["payment"] = [("payment.completed", 0.85), ("payment.failed", 0.10), ("payment.refunded", 0.05)],
        ["orders"] = [("order.paid", 0.45), ("order.created", 0.35), ("order.shipped", 0.20)],
        ["inbox"] = [(null, 0.55), ("order.paid", 0.20), ("push", 0.15), ("issues", 0.07), ("ping", 0.03)],
        ["inventory"] = [("inventory.changed", 1)],
        ["users"] = [("user.created", 0.7), ("user.deleted", 0.3)],
        ["chat"] = [(null, 1)],
    };

    private const int RareEvents = 300;

    private readonly Random _random = new(20260101);

    public ReceivedWebhook Next(int number)
    {
        // A few seconds out of order, as with slow senders.
        var at = Start + (Step * number) - TimeSpan.FromMilliseconds(_random.Next(50) == 0 ? _random.Next(3_000) : 0);
        var isRare = number % (count / RareEvents) == 0;
        var endpoint = EndpointSlug.Parse(isRare ? number % 2 == 0 ? "payment" : "chat" : Pick(Endpoints));
        var isOpen = endpoint.Value is "inbox" or "chat";
        var verdict = isRare ? Verdict.Stale : isOpen ? Verdict.Unchecked : Pick(Verdicts);
        var type = isRare ? "dispute.opened" : Pick(Types[endpoint.Value]);
        return new ReceivedWebhook
        {
            Id = EventId.At(at),
            Endpoint = endpoint,
            ReceivedAt = at,
            Method = isRare ? "DELETE" : isOpen ? Pick(Methods) : "POST",
            Path = $"/hooks/{endpoint}",
            Query = "",
            RemoteAddress = "203.0.113.9",
            ContentType = "application/json",
            Headers = new HeaderBlock(SampleRequest.Headers),
            Body = Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","filler":"{{new string('x', _random.Next(100, 700))}}"}"""),
            EventType = type,
            Signature = verdict == Verdict.Unchecked ? SignatureCheck.None : new SignatureCheck("standardwebhooks", verdict, "The reason."),
            Answer = new EventAnswer(200),
        };
    }

    private T Pick<T>((T Value, double Share)[] from)
    {
        var left = _random.NextDouble();
        foreach (var (value, share) in from)
        {
            left -= share;
            if (left < 0)
            {
                return value;
            }
        }

        return from[0].Value;
    }
}
