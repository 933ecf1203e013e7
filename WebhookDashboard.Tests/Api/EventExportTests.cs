using System.Text;
using WebhookDashboard.Api;
using WebhookDashboard.Api.Export;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>How an export reads the log. <see cref="EventApiTests"/> covers its formats and filters.</summary>
public sealed class EventExportTests
{
    private readonly ForwardLog _log = new(count: 100_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_ManyEvents_ReadsEachOnceInPages()
    {
        var sequences = await ExportAsync(new PageRequest());

        Assert.Equal(Enumerable.Range(1, 100_000).Select(i => (long)i), sequences);
        Assert.InRange(_log.Reads, 1, 201);
    }

    [Fact]
    public async Task Write_NewEventsMeanwhile_EndsAtTheInitialHead()
    {
        _log.GrowsWhileRead = true;

        Assert.Equal(100_000, (await ExportAsync(new PageRequest())).Count);
    }

    [Fact]
    public async Task Write_RangeAndLimit_ReturnsTheOldestOfTheRange()
    {
        Assert.Equal([8, 9], await ExportAsync(new PageRequest(After: 7, Before: 10)));
        Assert.Equal([8, 9, 10], await ExportAsync(new PageRequest(After: 7), limit: 3));
        Assert.Empty(await ExportAsync(new PageRequest(After: 200_000)));
    }

    private async Task<List<long>> ExportAsync(PageRequest range, long limit = long.MaxValue)
    {
        using var stream = new MemoryStream();
        var writer = new SequenceWriter();
        await new EventExport(_log).WriteAsync(stream, writer, EventFilter.All, range, limit, Cancel);
        Assert.Equal(writer.Sequences, Encoding.ASCII.GetString(stream.ToArray()).Split('\n')[..^1].Select(long.Parse));
        return writer.Sequences;
    }

    private sealed class SequenceWriter : IExportWriter
    {
        public List<long> Sequences { get; } = [];

        public string ContentType => "text/plain";

        public string FileName => "sequences.txt";

        public void Begin(System.Buffers.IBufferWriter<byte> output)
        {
        }

        public void Write(System.Buffers.IBufferWriter<byte> output, WholeEvent whole)
        {
            Sequences.Add(whole.Summary.Sequence);
            Encoding.ASCII.GetBytes($"{whole.Summary.Sequence}\n", output);
        }

        public void End(System.Buffers.IBufferWriter<byte> output)
        {
        }
    }
}
