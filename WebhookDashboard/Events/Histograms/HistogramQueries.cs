using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Histograms;

/// <summary>
/// Counts whole blocks from the sums of their kinds, blocks across the border of two buckets from their times, and events
/// that must be tested by looking at them. Each step is a short read.
/// </summary>
internal sealed class HistogramQueries(ILogReads reads, TimeProvider clock) : IEventHistograms
{
    private const int FoundInAStep = 500;
    private const int BlocksInAStep = 64;

    /// <summary>How long it may count. After that it returns what it has counted.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task<EventHistogram> ReadAsync(HistogramRequest request, CancellationToken cancellationToken)
    {
        var (began, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        var tally = new HistogramTally();
        var (scope, first, last) = await reads.ReadAsync(
            async log =>
            {
                var found = await HistogramScope.FindAsync(log, request, now, tally, cancellationToken);
                return (
                    found,
                    request.Filter.From is null ? found.FindFirst(log) : null,
                    request.Filter.To is null ? found.FindLast(log, now.ToUnixTimeMilliseconds()) : null);
            },
            cancellationToken);
        var testedTo = await TestAsync(request, scope, tally, began, cancellationToken);
        var axis = HistogramAxis.Of(FromOf(request, first, tally), ToOf(request, last, now, tally), request.Buckets, request.IsRounded);
        var countedTo = await CountAsync(scope, axis, tally, began, cancellationToken);
        var searchedTo = testedTo > countedTo || countedTo is null ? testedTo : countedTo;
        return new EventHistogram(axis, tally.Series(axis), scope.Head, searchedTo, tally.Outside);
    }

    /// <summary>The filter's time, or that of the first event, in whole seconds.</summary>
    private static long? FromOf(HistogramRequest request, long? earliest, HistogramTally tally)
    {
        if (request.Filter.From is not null)
        {
            return TimeRange.Of(request.Filter).From;
        }

        var first = tally.Times?.First < earliest || earliest is null ? tally.Times?.First : earliest;
        return first is { } time ? time - (((time % 1_000) + 1_000) % 1_000) : null;
    }

    /// <summary>The filter's time, or now. A clock that was set back may have left events that are later.</summary>
    private static long ToOf(HistogramRequest request, long? latest, DateTimeOffset now, HistogramTally tally) => request.Filter.To is not null
        ? TimeRange.Of(request.Filter).To
        : new[] { latest + 1, tally.Times?.Last + 1, now.ToUnixTimeMilliseconds() }.Max()!.Value;

    /// <summary>Tests events one by one, newest first.</summary>
    /// <returns>How far it came; null if that is all.</returns>
    private async Task<long?> TestAsync(
        HistogramRequest request, HistogramScope scope, HistogramTally tally, long began, CancellationToken cancellationToken)
    {
        if (scope.Tested is null)
        {
            return null;
        }

        var kinds = scope.Keys.Count == 0 ? null : scope.Tested;
        var range = new SequenceRange(0, scope.Head + 1);
        long? searchedTo;
        do
        {
            var step = range;
            (var found, searchedTo) = await reads.ReadAsync(
                log => log.FindAsync(request.Filter, step, newestFirst: true, FoundInAStep, cancellationToken, kinds), cancellationToken);
            foreach (var row in found)
            {
                tally.Add(
                    request.By.KeyOf(row.Endpoint, row.EventType, row.Verdict ?? Verdict.Unchecked),
                    row.ReceivedAt.ToUnixTimeMilliseconds(),
                    scope.Span);
            }

            range = range with { Before = searchedTo ?? 0 };
        }
        while (searchedTo is not null && clock.GetElapsedTime(began) < Longest);

        return searchedTo;
    }

    /// <summary>Counts the blocks, newest first.</summary>
    /// <returns>How far it came; null if that is all.</returns>
    private async Task<long?> CountAsync(
        HistogramScope scope, HistogramAxis axis, HistogramTally tally, long began, CancellationToken cancellationToken)
    {
        foreach (var part in scope.Parts.Where(part => !IsDivided(part)))
        {
            foreach (var (key, events) in part.Counts!)
            {
                tally.Add(key, axis.IndexOf(part.Earliest), events, axis);
            }
        }

        var read = new List<(int Key, long Time)>();
        var isBegun = false;
        foreach (var step in scope.Parts.Where(IsDivided).Chunk(BlocksInAStep))
        {
            if (isBegun && clock.GetElapsedTime(began) >= Longest)
            {
                return (step[0].Block + 1) * EventBlockRow.Size;
            }

            isBegun = true;
            await reads.ReadAsync(
                log =>
                {
                    foreach (var part in step)
                    {
                        read.Clear(); // One block at a time: a list of all would be megabytes.
                        scope.Read(log, part, read);
                        foreach (var (key, time) in read)
                        {
                            tally.Add(key, time, scope.Span, axis);
                        }
                    }

                    return Task.FromResult(true);
                },
                cancellationToken);
        }

        return null;

        bool IsDivided(BlockPart part) =>
            part.Counts is null
            || part.Earliest < scope.Span.From
            || part.Latest >= scope.Span.To
            || axis.IndexOf(part.Earliest) != axis.IndexOf(part.Latest);
    }
}
