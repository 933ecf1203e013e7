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

    private const int StepsBetweenSizes = 10;
    private const int Step = 500;

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
            var removed = await removal.RemoveOldestAsync(excess, before: null, cancellationToken);
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
        while (await removal.RemoveOldestAsync(Step, before, cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task EnforceSizeAsync(CancellationToken cancellationToken)
    {
        while (_options.RetainBytes > 0 && await size.ReadAsync(cancellationToken) > _options.RetainBytes)
        {
            for (var i = 0; i < StepsBetweenSizes; i++)
            {
                if (await removal.RemoveOldestAsync(Step, before: null, cancellationToken) == 0)
                {
                    return;
                }
            }
        }
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EndpointCounts.SumAsync(c => c.Events, cancellationToken);
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
