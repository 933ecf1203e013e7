using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Ingest;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>The event type and id are read from compressed bodies too, at a bounded cost.</summary>
public sealed class CompressedFactsTests
{
    private const string Paid = """{"id":"evt_7","type":"order.paid"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("deflate", "zlib")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("gzip, gzip", "gzip gzip")]
    [InlineData("gzip, br", "gzip br")]
    [InlineData("identity, gzip", "gzip")]
    [InlineData("identity", "")]
    [InlineData("gzip", "")] // named and not applied
    public void From_CompressedJson_ReturnsTypeAndId(string header, string codings) => Assert.Equal(
        new EventFacts("order.paid", "evt_7"), FactsOf(header, Compress(Encoding.UTF8.GetBytes(Paid), codings)));

    [Fact]
    public void From_CodingsInTwoHeaders_AreUndoneInOrder()
    {
        var headers = new HeaderDictionary { ["Content-Encoding"] = new(["gzip", "br"]) };

        Assert.Equal(new EventFacts("order.paid", "evt_7"), EventFacts.From(headers, Compress(Encoding.UTF8.GetBytes(Paid), "gzip br")));
    }

    [Fact]
    public void From_LargeCompressedJson_ReadsAsFarAsUncompressed()
    {
        var text = $$"""{"type":"order.paid","filler":"{{string.Concat(Enumerable.Range(0, 400_000))}}","id":"evt_7"}""";

        Assert.Equal(new EventFacts("order.paid", null), FactsOf("gzip", Compress(Encoding.UTF8.GetBytes(text), "gzip")));
    }

    [Theory]
    [InlineData("gzip", "br")]
    [InlineData("br", "gzip")]
    [InlineData("zstd", "gzip")]
    [InlineData("gzip, gzip", "gzip")]
    [InlineData(",", "gzip")]
    [InlineData("gzip, gzip, gzip, gzip", "gzip gzip gzip gzip")]
    public void From_BodyContradictsItsHeader_ReturnsNothing(string header, string codings) => Assert.Equal(
        new EventFacts(null, null), FactsOf(header, Compress(Encoding.UTF8.GetBytes(Paid), codings)));

    [Fact]
    public void From_CutBody_ReturnsTheFactsBeforeTheCut()
    {
        var text = $$"""{"type":"order.paid","filler":"{{string.Concat(Enumerable.Range(0, 2_000))}}"}""";
        var whole = Compress(Encoding.UTF8.GetBytes(text), "gzip");

        Assert.Equal("order.paid", FactsOf("gzip", whole[..(whole.Length / 2)]).EventType);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, gzip", "gzip gzip")]
    [InlineData("br", "br")]
    public void From_BodyThatInflatesToGigabytes_AllocatesLittle(string header, string codings)
    {
        var bomb = Compress(new byte[64 * 1024 * 1024], codings);
        FactsOf(header, bomb);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FactsOf(header, bomb);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }

    [Fact]
    public void From_AnyBytesAndCoding_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.OneOf("gzip", "x-gzip", "deflate", "br", "gzip, br", "deflate, deflate"))
            .Sample((bytes, header) =>
            {
                FactsOf(header, bytes);
                var started = Compress(Encoding.UTF8.GetBytes(Paid), header.StartsWith("br", StringComparison.Ordinal) ? "br" : "gzip");
                FactsOf(header, [.. started.Take(started.Length / 2), .. bytes]);
            });

    [Fact]
    public async Task Post_SameCompressedEventTwice_IsMarkedAsARepeat()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            using var content = new ByteArrayContent(Compress(Encoding.UTF8.GetBytes(Paid), "gzip"));
            content.Headers.ContentType = new("application/json");
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await host.Client.PostAsync("hooks/inbox", content, Cancel);
        }

        var kept = (await host.Get<IEventLog>().ReadForwardAsync(0, [], 10, Cancel)).Select(one => one.Summary).ToList();
        Assert.Equal(["order.paid", "order.paid"], kept.Select(one => one.EventType));
        Assert.Equal([null, kept[0].Id], kept.Select(one => one.DuplicateOf));
    }

    private static EventFacts FactsOf(string header, byte[] body) =>
        EventFacts.From(new HeaderDictionary { ["Content-Encoding"] = header }, body);

    private static byte[] Compress(byte[] body, string codings) =>
        codings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(body, (bytes, coding) =>
        {
            using var coded = new MemoryStream();
            using (Stream compressing = coding switch
            {
                "gzip" => new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true),
                "zlib" => new ZLibStream(coded, CompressionLevel.Fastest, leaveOpen: true),
                "deflate" => new DeflateStream(coded, CompressionLevel.Fastest, leaveOpen: true),
                _ => new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            })
            {
                compressing.Write(bytes);
            }

            return coded.ToArray();
        });
}
