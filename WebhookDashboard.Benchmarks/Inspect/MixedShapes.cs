using System.IO.Compression;
using System.Text;
using WebhookDashboard.Benchmarks.Lists;
using WebhookDashboard.Benchmarks.Micro;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Inspect;

/// <summary>
/// <see cref="MixedTraffic"/> with bodies of many shapes and sizes, made of words, with repeats and pinned events. Rare events
/// hold rare text, which is spread over a long log as over a short one.
/// </summary>
internal sealed class MixedShapes(int count)
{
    public const string RareType = "dispute.opened";

    private const int Words = 5_000;

    private static readonly string[] Syllables =
        ["ba", "con", "di", "el", "fra", "gor", "hi", "ist", "jo", "ka", "lum", "mer", "nor", "ot", "pri", "qua", "rin", "sto", "tal", "ur", "ver", "wol", "xen", "yor", "zim"];

    private static readonly string[] Known = [.. Enumerable.Range(0, Words).Select(Word)];

    private readonly MixedTraffic _traffic = new(count);
    private readonly Random _random = new(20260102);

    /// <summary>The last provider id of each endpoint, which one in fifty events repeats.</summary>
    private readonly Dictionary<EndpointSlug, string> _lastIds = [];

    public ReceivedWebhook Next(int number)
    {
        var webhook = _traffic.Next(number);
        webhook = webhook with
        {
            ProviderEventId = _lastIds[webhook.Endpoint] = _random.Next(50) == 0 && _lastIds.TryGetValue(webhook.Endpoint, out var last) ? last : $"evt_{number:x8}",
            Imported = number % 200 == 0 ? new ImportedFacts(Pinned: true, DuplicateOf: null) : null,
        };
        var json = Json(number, webhook.EventType);
        return _random.Next(20) switch
        {
            0 => webhook with { ContentType = "application/x-www-form-urlencoded", Body = Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(json)}&number={number}") },
            1 => webhook with { ContentType = "application/xml", Body = Encoding.UTF8.GetBytes($"<order><id>{number}</id><note>{Sentence(40)}</note></order>") },
            2 => webhook with { ContentType = "text/plain; charset=utf-16le", Body = Encoding.Unicode.GetBytes($"Bestellung {number}: {Sentence(30)} – größer") },
            3 => webhook with { Headers = new HeaderBlock((byte[])[.. SampleRequest.Headers, .. "Content-Encoding: gzip\n"u8]), Body = Compress(json) },
            4 => webhook with { Body = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5).Select(i => Json(number + i, webhook.EventType)))) },
            _ => webhook with { Body = Encoding.UTF8.GetBytes(json) },
        };
    }

    private static string Word(int number) =>
        $"{Syllables[number % 25]}{Syllables[number / 25 % 25]}{Syllables[number / 625 % 25]}";

    private static byte[] Compress(string text)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    private string Json(int number, string? type)
    {
        var isRare = type == RareType;
        var words = _random.Next(50) == 0 ? 1_500 : _random.Next(20, 80);
        return $$"""
            {"id":"evt_{{number:x8}}","type":"{{type}}","amount":{{_random.Next(1_000_000)}},"currency":"{{(_random.Next(3) == 0 ? "EUR" : "USD")}}",
            "customer":{"id":"cus_{{(isRare ? "chargeback" : number % 1_000)}}","email":"user{{number % 5_000}}@example.com"},"status":"{{(_random.Next(3) == 0 ? "succeeded" : "pending")}}",
            "note":"{{(isRare ? "a zebra crossing " : "")}}{{Sentence(words)}}"}
            """;
    }

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Known[_random.Next(Words)]));
}
