using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>The webhooks as they lie in the database: what is next, and what became of each.</summary>
internal sealed class WebhookQueue(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider time)
{
    /// <summary>How many are kept after they were delivered or given up.</summary>
    public const int Kept = 1_000;

    /// <summary>How many may wait: while a receiver is down, the shop must not fill the disk.</summary>
    public const int MaxWaiting = 10_000;

    private const int Shown = 100;

    /// <summary>
    /// The first that waits of each kind and subject, the earliest due first. Those behind it wait for it, so that a
    /// receiver sees them in order.
    /// </summary>
    public async Task<IReadOnlyList<StoreWebhookRow>> FirstOfEachAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var first = context.StoreWebhooks
            .Where(row => row.State == StoreWebhookState.Waiting)
            .GroupBy(row => new { row.Kind, row.Subject })
            .Select(group => group.Min(row => row.Id));
        return await context.StoreWebhooks.AsNoTracking()
            .Where(row => first.Contains(row.Id))
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    public async Task<bool> IsFullAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreWebhooks.CountAsync(row => row.State == StoreWebhookState.Waiting, cancellationToken) >= MaxWaiting;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StoreWebhookRow>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreWebhooks.AsNoTracking()
            .OrderByDescending(row => row.Id).Take(Shown).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps what came of an attempt.</summary>
    /// <returns>Where the webhook stands now.</returns>
    public async Task<StoreWebhookState> RecordAsync(
        StoreWebhookRow message, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        var attempts = message.Attempts + 1;
        var (state, status, reason) = outcome switch
        {
            DeliveryOutcome.Delivered delivered => (StoreWebhookState.Delivered, (int?)delivered.Status, (string?)null),
            DeliveryOutcome.Unwanted unwanted =>
                (StoreWebhookState.GivenUp, unwanted.Status, "The receiver answered that it wants no more of this."),
            DeliveryOutcome.Failed failed =>
                (attempts < RetryPlan.MaxAttempts ? StoreWebhookState.Waiting : StoreWebhookState.GivenUp, failed.Status, failed.Reason),
            _ => throw new InvalidOperationException("An attempt is delivered, unwanted or failed."),
        };
        var next = outcome is DeliveryOutcome.Failed { RetryAfter: var retryAfter }
            ? time.GetUtcNow() + RetryPlan.WaitAfter(attempts, retryAfter, Random.Shared.NextDouble())
            : message.NextAttemptAt;

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.StoreWebhooks.Where(row => row.Id == message.Id).ExecuteUpdateAsync(
            row => row
                .SetProperty(e => e.State, state)
                .SetProperty(e => e.Attempts, attempts)
                .SetProperty(e => e.NextAttemptAt, next)
                .SetProperty(e => e.LastStatus, status)
                .SetProperty(e => e.LastFault, reason),
            cancellationToken);
        return state;
    }

    /// <summary>Deletes what is done and long past.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await context.StoreWebhooks
            .Where(row => row.State != StoreWebhookState.Waiting)
            .OrderByDescending(row => row.Id)
            .Select(row => (long?)row.Id)
            .Skip(Kept - 1)
            .FirstOrDefaultAsync(cancellationToken);
        if (oldest is { } id)
        {
            await context.StoreWebhooks
                .Where(row => row.State != StoreWebhookState.Waiting && row.Id < id)
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
