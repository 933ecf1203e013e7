using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Statistics;

internal sealed class StatisticsQueries(
    ILogReads reads,
    IEndpointDirectory endpoints,
    RefusalCounter refusals,
    DeletionQueue deletions,
    IDatabaseSize size,
    TimeProvider clock) : ILogStatistics
{
    public async Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        var refused = await refusals.ReadAsync(cancellationToken);
        var bytes = await size.ReadAsync(cancellationToken);
        var inProgress = await deletions.ReadAsync(cancellationToken);
        return await reads.ReadAsync(
            async log =>
            {
                var kinds = await log.Context.EventKinds.AsNoTracking().ToListAsync(cancellationToken);
                var byEndpoint = kinds.ToLookup(kind => kind.Endpoint);
                // Of the same snapshot as the counts, so that whoever adds later events counts none twice and leaves none out.
                var head = await log.Context.LogState.Select(state => state.Head).SingleAsync(cancellationToken);
                var oldest = await log.Context.Events.OrderBy(e => e.Sequence)
                    .Select(e => (DateTimeOffset?)e.ReceivedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                var pinned = kinds.Where(kind => kind.Pinned).Sum(kind => kind.Events);
                var oldestUnpinned = pinned == 0 ? oldest : await ReadOldestUnpinnedAsync(log, cancellationToken);
                var (rate, byMinute) = await ReadRateAsync(log.Context, window, cancellationToken);
                return new LogStatistics(
                    head,
                    kinds.Sum(kind => kind.Events),
                    kinds.Sum(kind => kind.Bytes),
                    bytes,
                    oldest,
                    [.. endpoints.All.Select(e => Summarize(e.Slug, [.. byEndpoint[e.Slug]], refused[e.Slug], byMinute.GetValueOrDefault(e.Slug)))],
                    [.. refused[default]],
                    [.. inProgress.Where(one => one.Pins is null)],
                    rate)
                {
                    OldestUnpinnedAt = oldestUnpinned,
                    Pinnings = [.. inProgress.Where(one => one.Pins is not null)],
                    Pinned = pinned,
                    PinnedBytes = kinds.Where(kind => kind.Pinned).Sum(kind => kind.Bytes),
                };
            },
            cancellationToken);
    }

    private static async Task<DateTimeOffset?> ReadOldestUnpinnedAsync(LogSnapshot log, CancellationToken cancellationToken) =>
        (await log.FindAsync(new EventFilter { Pinned = false }, new SequenceRange(0, long.MaxValue), newestFirst: false, 1, cancellationToken)).Rows is [var row, ..]
            ? row.ReceivedAt
            : null;

    public async Task<EventFacets> ReadFacetsAsync(EventFilter filter, CancellationToken cancellationToken) => EventFacets.Of(
        await reads.ReadAsync(log => log.Context.EventKinds.AsNoTracking().ToListAsync(cancellationToken), cancellationToken), filter);

    private static EndpointStatistics Summarize(
        EndpointSlug slug, IReadOnlyList<EventKindRow> kinds, IEnumerable<RefusalCount> refused, EndpointRate? rate) => new(
            slug,
            kinds.Sum(kind => kind.Events),
            kinds.Sum(kind => kind.Bytes),
            kinds.Count == 0 ? null : kinds.Max(kind => kind.LastReceivedAt),
            kinds.GroupBy(kind => kind.Verdict).ToDictionary(same => same.Key, same => same.Sum(kind => kind.Events)),
            [.. refused],
            rate);

    private async Task<(IReadOnlyList<RateStep> Steps, Dictionary<EndpointSlug, EndpointRate> ByEndpoint)> ReadRateAsync(
        DashboardContext context, TimeSpan window, CancellationToken cancellationToken)
    {
        const int Seconds = RateBucketRow.Seconds;
        var last = RateBucketRow.StartOf(clock.GetUtcNow());
        var steps = (int)(Math.Min(window.TotalSeconds, Retention.RateHistory.TotalSeconds) / Seconds);
        var first = last - ((steps - 1) * Seconds);
        var filled = await context.RateBuckets.AsNoTracking()
            .Where(b => b.Start >= first && b.Start <= last)
            .ToListAsync(cancellationToken);
        var byStart = filled.ToLookup(b => b.Start);
        return (
            [
                .. from i in Enumerable.Range(0, steps)
                   let start = first + (i * Seconds)
                   select RateStep.Of(DateTimeOffset.FromUnixTimeSeconds(start), CountByVerdict(byStart[start])),
            ],
            filled.GroupBy(b => b.Endpoint).ToDictionary(
                rows => rows.Key, rows => new EndpointRate(CountByMinute(rows, first, steps), CountByVerdict(rows))));
    }

    private static Dictionary<Verdict, long> CountByVerdict(IEnumerable<RateBucketRow> rows) =>
        rows.GroupBy(b => b.Verdict).ToDictionary(same => same.Key, same => same.Sum(b => b.Events));

    private static long[] CountByMinute(IEnumerable<RateBucketRow> rows, long first, int steps)
    {
        var minutes = new long[(steps + LogStatistics.StepsPerMinute - 1) / LogStatistics.StepsPerMinute];
        foreach (var row in rows)
        {
            minutes[(row.Start - first) / 60] += row.Events;
        }

        return minutes;
    }
}
