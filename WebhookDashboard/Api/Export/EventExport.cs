using System.IO.Pipelines;
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

    public async Task WriteAsync(
        Stream stream, IExportWriter writer, EventFilter filter, PageRequest range, long limit, CancellationToken cancellationToken)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        var cursor = range.After ?? 0;
        var end = Math.Min(range.Before ?? long.MaxValue, log.Head.Sequence + 1);
        writer.Begin(output);
        while (limit > 0
            && await log.ReadForwardAsync(filter, cursor, end, (int)Math.Min(limit, PageSize), cancellationToken) is [.., var last] page)
        {
            foreach (var whole in page)
            {
                writer.Write(output, whole);
                if (output.UnflushedBytes >= FlushBytes)
                {
                    await output.FlushAsync(cancellationToken); // Waits for a slow client.
                }
            }

            limit -= page.Count;
            cursor = last.Summary.Sequence;
        }

        writer.End(output);
        await output.FlushAsync(cancellationToken);
        await output.CompleteAsync();
    }
}
