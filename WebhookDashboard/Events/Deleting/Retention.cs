using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Deleting;

/// <summary>
/// Keeps each endpoint within its own limits, and the log within the limits of number, age and bytes. If the log exceeds a
/// limit, the endpoint that holds most loses its oldest events first, so that none evicts the history of another. Pinned
/// events count, but stay; if they alone exceed a limit, all others go.
/// </summary>
internal sealed class Retention(
    IDbContextFactory<DashboardContext> contexts,
    EventRemoval removal,
    IEndpointDirectory endpoints,
    IDatabaseSize size,
    IWriteGate gate,
    IOptions<StorageOptions> options,
    TimeProvider clock)
{
    /// <summary>How much of the rate's history is kept.</summary>
    public static readonly TimeSpan RateHistory = TimeSpan.FromDays(1);

    /// <summary>A journal larger than this fraction of the limit is truncated before events are deleted.</summary>
    private const int LargestJournalShare = 16;

    private readonly StorageOptions _options = options.Value;

    public async Task EnforceAsync(CancellationToken cancellationToken)
    {
        foreach (var endpoint in endpoints.All)
        {
            if (endpoint.Retention is { } limits)
            {
                await EnforceAsync(endpoint.Slug, limits, cancellationToken);
            }
        }

        await EnforceCountAsync(cancellationToken);
        await EnforceAgeAsync(cancellationToken);
        await EnforceSizeAsync(cancellationToken);
        await ForgetOldRatesAsync(cancellationToken);
    }

    private async Task EnforceAsync(EndpointSlug endpoint, RetentionLimits limits, CancellationToken cancellationToken)
    {
        var all = UnpinnedOf(endpoint);
        if (limits.Days is { } days)
        {
            await removal.RemoveAsync(all with { To = clock.GetUtcNow() - TimeSpan.FromDays(days) }, long.MaxValue, cancellationToken);
        }

        if (limits.Events is { } most && (await ReadHoldingAsync(endpoint, cancellationToken)).Events - most is > 0 and var excess)
        {
            await removal.RemoveAsync(all, excess, cancellationToken);
        }

        if (limits.Bytes is { } bytes)
        {
            var over = (await ReadHoldingAsync(endpoint, cancellationToken)).Bytes - bytes;
            while (over > 0)
            {
                var step = await RemoveOldestAsync(endpoint, EventRemoval.MaxStep, over, cancellationToken);
                over = step.Events == 0 ? 0 : over - step.Bytes;
            }
        }
    }

    private async Task EnforceCountAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainEvents == 0)
        {
            return;
        }

        var held = await ReadHoldingsAsync(pinned: false, cancellationToken);
        var pinned = await ReadHoldingsAsync(pinned: true, cancellationToken);
        var left = Math.Max(0, _options.RetainEvents - pinned.Sum(holding => holding.Events));
        if (held.Sum(holding => holding.Events) <= left)
        {
            return;
        }

        var kept = FairShare.Divide([.. held.Select(holding => holding.Events)], left);
        foreach (var (holding, most) in held.Zip(kept))
        {
            await removal.RemoveAsync(UnpinnedOf(holding.Endpoint), holding.Events - most, cancellationToken);
        }
    }

    private async Task EnforceAgeAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainDays > 0)
        {
            var old = new EventFilter { Pinned = false, To = clock.GetUtcNow() - TimeSpan.FromDays(_options.RetainDays) };
            await removal.RemoveAsync(old, long.MaxValue, cancellationToken);
        }
    }

    private async Task EnforceSizeAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainBytes == 0)
        {
            return;
        }

        // The size is read again after each step, and no step deletes more than the excess: what fits stays. Each step also
        // makes the journal grow, which must not cause further deletions.
        long excess;
        while ((excess = await size.ReadAsync(cancellationToken) - _options.RetainBytes) > 0
            && (await size.TryShrinkAsync(_options.RetainBytes / LargestJournalShare, cancellationToken)
                || await RemoveFromLargestAsync(excess, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> RemoveFromLargestAsync(long excess, CancellationToken cancellationToken) =>
        (await ReadHoldingsAsync(pinned: false, cancellationToken)).MaxBy(holding => holding.Weight) is { } largest
        && (await RemoveOldestAsync(
            largest.Endpoint, Math.Max(1, excess / EndpointHolding.EventOverhead), excess, cancellationToken)).Events > 0;

    private Task<RemovedEvents> RemoveOldestAsync(
        EndpointSlug endpoint, long limit, long maxBytes, CancellationToken cancellationToken) => removal.RemoveStepAsync(
        UnpinnedOf(endpoint), new SequenceRange(0, long.MaxValue), limit, maxBytes, cancellationToken);

    private static EventFilter UnpinnedOf(EndpointSlug endpoint) => new() { Endpoints = [endpoint], Pinned = false };

    private async Task<EndpointHolding> ReadHoldingAsync(EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Holdings(context.EventKinds.Where(kind => kind.Endpoint == endpoint)).SingleOrDefaultAsync(cancellationToken)
            ?? new EndpointHolding(endpoint, 0, 0);
    }

    private async Task<List<EndpointHolding>> ReadHoldingsAsync(bool pinned, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Holdings(context.EventKinds.Where(kind => kind.Pinned == pinned)).ToListAsync(cancellationToken);
    }

    private static IQueryable<EndpointHolding> Holdings(IQueryable<EventKindRow> kinds) => kinds
        .GroupBy(kind => kind.Endpoint)
        .Select(same => new EndpointHolding(same.Key, same.Sum(kind => kind.Events), same.Sum(kind => kind.Bytes)));

    private async Task ForgetOldRatesAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - RateHistory).ToUnixTimeSeconds();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.RateBuckets.AnyAsync(b => b.Start < before, cancellationToken))
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            await context.RateBuckets.Where(b => b.Start < before).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
