using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Statistics;

internal sealed class LogStatisticsReader(
    ILogReads reads,
    IEndpointDirectory endpoints,
    RefusalCounter refusals,
    DeletionQueue deletions,
    IDatabaseSize size,
    LogHead head,
    TimeProvider clock) : ILogStatistics
{
    public async Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        var refused = await refusals.ReadAsync(cancellationToken);
        var bytes = await size.ReadAsync(cancellationToken);
        var deleting = await deletions.ReadAsync(cancellationToken);
        return await reads.ReadAsync(
            async log =>
            {
                var kinds = await log.Context.EventKinds.AsNoTracking().ToListAsync(cancellationToken);
                var byEndpoint = kinds.ToLookup(kind => kind.Endpoint);
                var oldest = await log.Context.Events.OrderBy(e => e.Sequence)
                    .Select(e => (DateTimeOffset?)e.ReceivedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                return new LogStatistics(
                    head.Sequence,
                    kinds.Sum(kind => kind.Events),
                    kinds.Sum(kind => kind.Bytes),
                    bytes,
                    oldest,
                    [.. endpoints.All.Select(e => Summarize(e.Slug, [.. byEndpoint[e.Slug]], refused[e.Slug]))],
                    [.. refused[default]],
                    deleting,
                    await ReadRateAsync(log.Context, window, cancellationToken));
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ReadTypesAsync(int most, CancellationToken cancellationToken) => await reads.ReadAsync(
        log => log.Context.EventKinds
            .Where(kind => kind.EventType != "")
            .Select(kind => kind.EventType)
            .Distinct()
            .OrderBy(type => type)
            .Take(most)
            .ToListAsync(cancellationToken),
        cancellationToken);

    private static EndpointStatistics Summarize(
        EndpointSlug slug, IReadOnlyList<EventKindRow> kinds, IEnumerable<RefusalCount> refused) => new(
            slug,
            kinds.Sum(kind => kind.Events),
            kinds.Sum(kind => kind.Bytes),
            kinds.Count == 0 ? null : kinds.Max(kind => kind.LastReceivedAt),
            kinds.GroupBy(kind => kind.Verdict).ToDictionary(same => same.Key, same => same.Sum(kind => kind.Events)),
            [.. refused]);

    private async Task<IReadOnlyList<RateStep>> ReadRateAsync(
        DashboardContext context, TimeSpan window, CancellationToken cancellationToken)
    {
        const int Seconds = RateBucketRow.Seconds;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var last = now - (now % Seconds);
        var steps = (int)(Math.Min(window.TotalSeconds, Retention.RateHistory.TotalSeconds) / Seconds);
        var first = last - ((steps - 1) * Seconds);
        var filled = await context.RateBuckets.AsNoTracking()
            .Where(b => b.Start >= first && b.Start <= last)
            .ToDictionaryAsync(b => b.Start, cancellationToken);
        return
        [
            .. from i in Enumerable.Range(0, steps)
               let start = first + (i * Seconds)
               let bucket = filled.GetValueOrDefault(start)
               select new RateStep(DateTimeOffset.FromUnixTimeSeconds(start), bucket?.Events ?? 0, bucket?.Troubled ?? 0),
        ];
    }
}
