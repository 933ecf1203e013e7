using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data;

namespace WebhookDashboard.Events;

/// <summary>Keeps the log within its limits of number, age and bytes, oldest events first.</summary>
internal sealed class Retention(
    IDbContextFactory<DashboardContext> contexts,
    EventRemoval removal,
    IDatabaseSize size,
    IWriteGate gate,
    IOptions<StorageOptions> options,
    TimeProvider clock)
{
    /// <summary>How far back rates are shown.</summary>
    public static readonly TimeSpan RateHistory = TimeSpan.FromDays(1);

    private const int SmallStep = 50;

    /// <summary>A journal that fills more than this part of the space is cut before events are deleted.</summary>
    private const int LargestJournalShare = 16;

    private readonly StorageOptions _options = options.Value;

    public async Task EnforceAsync(CancellationToken cancellationToken)
    {
        await EnforceCountAsync(cancellationToken);
        await EnforceAgeAsync(cancellationToken);
        await EnforceSizeAsync(cancellationToken);
        await ForgetOldRatesAsync(cancellationToken);
    }

    private async Task EnforceCountAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainEvents == 0)
        {
            return;
        }

        var excess = await CountAsync(cancellationToken) - _options.RetainEvents;
        while (excess > 0)
        {
            var removed = await removal.RemoveFirstAsync(excess, cancellationToken);
            if (removed == 0)
            {
                return;
            }

            excess -= removed;
        }
    }

    private async Task EnforceAgeAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainDays == 0)
        {
            return;
        }

        var before = clock.GetUtcNow() - TimeSpan.FromDays(_options.RetainDays);
        while (await HasOlderAsync(before, cancellationToken)
            && await removal.RemoveOlderAsync(before, cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task EnforceSizeAsync(CancellationToken cancellationToken)
    {
        if (_options.RetainBytes == 0)
        {
            return;
        }

        // The size is read again after each step, and no step takes more than what is over: what fits stays. The journal
        // grows with each step too, and must not be what the next one deletes events for.
        long excess;
        while ((excess = await size.ReadAsync(cancellationToken) - _options.RetainBytes) > 0
            && (await size.TryShrinkAsync(_options.RetainBytes / LargestJournalShare, cancellationToken)
                || await removal.RemoveFirstAsync(SmallStep, cancellationToken, excess) > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Looks without taking the turn to write, since mostly there is nothing to do.</summary>
    private async Task<bool> HasOlderAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.AnyAsync(e => e.ReceivedAt < before, cancellationToken);
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EventKinds.SumAsync(kind => kind.Events, cancellationToken);
    }

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
