using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api;

/// <summary>Streams events out of the log, oldest first, up to the head that there was at the start.</summary>
internal sealed class EventExport(IEventLog log)
{
    private const int PageSize = 100;

    public async Task WriteAsync(
        Stream stream, IExportWriter writer, EventFilter filter, PageRequest range, long limit, CancellationToken cancellationToken)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        writer.Begin(output);
        await foreach (var whole in ReadAsync(filter, range, cancellationToken))
        {
            if (limit-- == 0)
            {
                break;
            }

            writer.Write(output, whole);

            // Waits for a slow reader, so that what is not sent yet never grows beyond one event.
            await output.FlushAsync(cancellationToken);
        }

        writer.End(output);
        await output.FlushAsync(cancellationToken);
        await output.CompleteAsync();
    }

    private async IAsyncEnumerable<WholeEvent> ReadAsync(
        EventFilter filter, PageRequest range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = range.After ?? 0;
        var end = Math.Min(range.Before ?? long.MaxValue, log.Head.Sequence + 1);
        while (true)
        {
            // Summaries find what matches without touching a body; the log then reads forward from before each of them.
            var page = await log.PageAsync(filter, new PageRequest(After: cursor, Limit: PageSize), cancellationToken);
            foreach (var summary in page.Items.OrderBy(item => item.Sequence))
            {
                if (summary.Sequence >= end)
                {
                    yield break;
                }

                cursor = summary.Sequence;
                var found = await log.ReadForwardAsync(cursor - 1, [], limit: 1, cancellationToken);
                if (found is [{ } whole] && whole.Summary.Sequence == cursor)
                {
                    yield return whole;
                }
            }

            if (page.Items.Count == 0)
            {
                yield break;
            }
        }
    }
}
