using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

internal sealed class LogStatisticsReader(
    IDbContextFactory<DashboardContext> contexts,
    IEndpointDirectory endpoints,
    RefusalCounter refusals,
    IDatabaseSize size,
    LogHead head,
    TimeProvider clock) : ILogStatistics
{
    public async Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.EndpointCounts.AsNoTracking().ToListAsync(cancellationToken);
        var refused = await refusals.ReadAsync(cancellationToken);
        var oldest = await context.Events.OrderBy(e => e.Sequence)
            .Select(e => (DateTimeOffset?)e.ReceivedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new LogStatistics(
            head.Sequence,
            counts.Sum(c => c.Events),
            counts.Sum(c => c.Bytes),
            await size.ReadAsync(cancellationToken),
            oldest,
            [.. endpoints.All.Select(e => Summarize(e.Slug, counts.Where(c => c.Endpoint == e.Slug && c.Events > 0), refused[e.Slug]))],
            [.. refused[default]],
            await ReadRateAsync(context, window, cancellationToken));
    }

    public async Task<IReadOnlyList<string>> ReadTypesAsync(int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // DISTINCT would read the index of a million events; this jumps from each type to the next one in it.
        return await context.Database.SqlQuery<string>(
            $"""
            WITH RECURSIVE types(type, number) AS (
                SELECT (SELECT "EventType" FROM "Events" WHERE "EventType" IS NOT NULL ORDER BY "EventType" LIMIT 1), 1
                UNION ALL
                SELECT (SELECT "EventType" FROM "Events" WHERE "EventType" > types.type ORDER BY "EventType" LIMIT 1), number + 1
                FROM types WHERE types.type IS NOT NULL AND number < {most}
            )
            SELECT type AS "Value" FROM types WHERE type IS NOT NULL
            """).ToListAsync(cancellationToken);
    }

    private static EndpointStatistics Summarize(
        EndpointSlug slug, IEnumerable<EndpointCountRow> counts, IEnumerable<RefusalCount> refused)
    {
        var rows = counts.ToList();
        return new EndpointStatistics(
            slug,
            rows.Sum(c => c.Events),
            rows.Sum(c => c.Bytes),
            rows.Count == 0 ? null : rows.Max(c => c.LastReceivedAt),
            rows.ToDictionary(c => c.Verdict, c => c.Events),
            [.. refused]);
    }

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
