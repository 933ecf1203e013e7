using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api.Export;

/// <summary>
/// Streams events from the log, oldest first, up to the head at the start. Holds one page of the log in memory, whose bodies
/// are bounded in bytes, plus what is not sent yet.
/// </summary>
internal sealed class EventExport(IEventLog log)
{
    private const int PageSize = 500;

    /// <summary>Large enough to make a network write worthwhile.</summary>
    private const long FlushBytes = 64 * 1024;

    public Task WriteAsync(
        Stream stream, IExportWriter writer, EventFilter filter, PageRequest range, long limit, CancellationToken cancellationToken) =>
        WriteAsync(stream, writer, ReadAsync(filter, range, limit, cancellationToken), cancellationToken);

    /// <summary>Streams those of some events that are stored.</summary>
    public Task WriteAsync(Stream stream, IExportWriter writer, IEnumerable<EventId> ids, CancellationToken cancellationToken) =>
        WriteAsync(stream, writer, ReadAsync(ids, cancellationToken), cancellationToken);

    private static async Task WriteAsync(
        Stream stream, IExportWriter writer, IAsyncEnumerable<WholeEvent> events, CancellationToken cancellationToken)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        writer.Begin(output);
        await foreach (var whole in events.WithCancellation(cancellationToken))
        {
            writer.Write(output, whole);
            if (output.UnflushedBytes >= FlushBytes)
            {
                await output.FlushAsync(cancellationToken); // Waits for a slow client.
            }
        }

        writer.End(output);
        await output.FlushAsync(cancellationToken);
        await output.CompleteAsync();
    }

    private async IAsyncEnumerable<WholeEvent> ReadAsync(
        EventFilter filter, PageRequest range, long limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = range.After ?? 0;
        var end = Math.Min(range.Before ?? long.MaxValue, log.Head.Sequence + 1);
        while (limit > 0
            && await log.ReadForwardAsync(filter, cursor, end, (int)Math.Min(limit, PageSize), cancellationToken) is [.., var last] page)
        {
            foreach (var whole in page)
            {
                yield return whole;
            }

            limit -= page.Count;
            cursor = last.Summary.Sequence;
        }
    }

    private async IAsyncEnumerable<WholeEvent> ReadAsync(IEnumerable<EventId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in ids.Distinct().OrderBy(id => id.Value)) // An id begins with its time.
        {
            if (await log.FindAsync(id, cancellationToken) is { } stored && await log.ReadBodyAsync(id, cancellationToken) is { } body)
            {
                yield return new WholeEvent(stored.Summary, HeaderBlock.From(stored.Headers), body, HeaderBlock.From(stored.Trailers));
            }
        }
    }
}
