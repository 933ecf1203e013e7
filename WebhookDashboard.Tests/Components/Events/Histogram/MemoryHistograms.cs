using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Tests.Components.Events.Histogram;

/// <summary>Histograms of a log in memory, with a record of their reads.</summary>
internal sealed class MemoryHistograms(MemoryLog log, TimeProvider clock) : IEventHistograms
{
    /// <summary>What was read.</summary>
    public List<HistogramRequest> Requests { get; } = [];

    /// <summary>While set, reads fail.</summary>
    public Exception? Fault { get; set; }

    /// <summary>While set, reads wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Where reads end before the oldest event.</summary>
    public long? SearchedTo { get; set; }

    public async Task<EventHistogram> ReadAsync(HistogramRequest request, CancellationToken cancellationToken)
    {
        var fault = Fault;
        lock (Requests)
        {
            Requests.Add(request);
        }

        await Gate.WaitAsync(cancellationToken);
        if (fault is not null)
        {
            throw fault;
        }

        var (head, tally, span) = (log.Head.Sequence, new HistogramTally(), HistogramSpan.Of(request.Filter, clock.GetUtcNow()));
        foreach (var one in log.NewestFirst.Where(request.Filter.Matches))
        {
            tally.Add(request.By.KeyOf(one.Endpoint, one.EventType, one.Signature.Verdict), one.ReceivedAt.ToUnixTimeMilliseconds(), span);
        }

        var axis = HistogramAxis.Of(
            request.Filter.From?.ToUnixTimeMilliseconds() ?? tally.Times?.First,
            (request.Filter.To ?? clock.GetUtcNow()).ToUnixTimeMilliseconds(),
            request.Buckets,
            request.IsRounded);
        return new EventHistogram(axis, tally.Series(axis), head, SearchedTo, tally.Outside);
    }
}
