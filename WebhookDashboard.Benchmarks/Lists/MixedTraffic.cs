using System.Text;
using WebhookDashboard.Benchmarks.Micro;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>
/// Webhooks as several providers would send them to one server: twenty a second, most of them alike, some rare. The same
/// every time. What is rare is as rare in a short log as in a long one.
/// </summary>
internal sealed class MixedTraffic
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private static readonly (string Name, double Share)[] Endpoints =
        [("inbox", 0.40), ("payment", 0.25), ("orders", 0.15), ("inventory", 0.12), ("users", 0.07), ("chat", 0.01)];

    private static readonly (string Name, double Share)[] Methods = [("POST", 0.93), ("PUT", 0.05), ("GET", 0.015), ("DELETE", 0.005)];

    private static readonly (Verdict Verdict, double Share)[] Verdicts =
    [
        (Verdict.Valid, 0.65), (Verdict.Unchecked, 0.30), (Verdict.Mismatch, 0.03), (Verdict.Missing, 0.015),
        (Verdict.Malformed, 0.004), (Verdict.Stale, 0.001),
    ];

    private static readonly (string? Name, double Share)[] Types =
    [
        (null, 0.2), ("order.paid", 0.3), ("order.created", 0.2), ("order.shipped", 0.15), ("payment.completed", 0.1),
        ("payment.failed", 0.03), ("customer.created", 0.015), ("payment.refunded", 0.004), ("dispute.opened", 0.001),
    ];

    private readonly Random _random = new(20260101);

    public ReceivedWebhook Next(int number)
    {
        // A few seconds out of order, as where some senders are slow.
        var at = Start + (Step * number) - TimeSpan.FromMilliseconds(_random.Next(50) == 0 ? _random.Next(3_000) : 0);
        var endpoint = EndpointSlug.Parse(Pick(Endpoints));
        var verdict = Pick(Verdicts);
        var type = Pick(Types);
        return new ReceivedWebhook
        {
            Id = EventId.At(at),
            Endpoint = endpoint,
            ReceivedAt = at,
            Method = Pick(Methods),
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
