using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Stores the results of attempts: the delivery's new state, the log of attempts, and the next delivery in its order.</summary>
internal sealed class AttemptStore(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider time)
{
    /// <summary>Records attempts of different deliveries in one transaction.</summary>
    /// <returns>The deliveries' new states, in the order of the attempts; for a deleted one its last known state.</returns>
    public async Task<IReadOnlyList<DeliveryState>> RecordAsync(IReadOnlyList<FinishedAttempt> attempts, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await ReadAsync(context, [.. attempts.Select(attempt => attempt.Delivery.Id)], cancellationToken);
        var now = time.GetUtcNow();
        await using (var statements = new QueueStatements(context))
        {
            foreach (var attempt in attempts)
            {
                if (rows.TryGetValue(attempt.Delivery.Id, out var row))
                {
                    Apply(row, attempt, await IsTooOldAsync(context, row, attempt, now, cancellationToken), now);
                    await statements.SaveAsync(row, cancellationToken);
                    await statements.AddAsync(LogLineOf(row, attempt), cancellationToken);
                    await FollowUpAsync(context, statements, row, now, cancellationToken);
                }
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. attempts.Select(attempt => rows.TryGetValue(attempt.Delivery.Id, out var row) ? row.State : attempt.Delivery.State)];
    }

    private static Task<Dictionary<long, DeliveryRow>> ReadAsync(
        DashboardContext context, IReadOnlyList<long> ids, CancellationToken cancellationToken) => context.Deliveries.AsNoTracking()
        .Where(row => ids.Contains(row.Id))
        .ToDictionaryAsync(row => row.Id, cancellationToken);

    /// <summary>
    /// Whether a failed delivery has become too old. Its age counts from the first attempt since a person sent it again:
    /// before that it may have waited long for its destination to be set up.
    /// </summary>
    private static async Task<bool> IsTooOldAsync(
        DashboardContext context, DeliveryRow row, FinishedAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken) =>
        attempt.Destination.GiveUpAfter is { } limit
        && attempt.Result.Outcome is not AttemptOutcome.Delivered
        && await FirstAttempt(context, row).FirstOrDefaultAsync(cancellationToken) is { } first
        && now - first >= limit;

    private static IQueryable<DateTimeOffset?> FirstAttempt(DashboardContext context, DeliveryRow row) => context.DeliveryAttempts
        .Where(old => old.DeliveryId == row.Id && old.Number > row.EarlierAttempts)
        .OrderBy(old => old.Number)
        .Select(old => (DateTimeOffset?)old.At);

    private static void Apply(DeliveryRow row, FinishedAttempt attempt, bool isTooOld, DateTimeOffset now)
    {
        row.AttemptCount++;
        row.Status = attempt.Result.Status;
        row.Error = AttemptLimits.Bounded(attempt.Result.Error);
        if (attempt.Result.Outcome is AttemptOutcome.Delivered)
        {
            Finish(DeliveryState.Delivered); // Even if it was cancelled meanwhile, since it has arrived.
            return;
        }

        if (row.State != DeliveryState.Queued)
        {
            return;
        }

        var failures = row.AttemptCount - row.EarlierAttempts;
        if (attempt.Result.Outcome is AttemptOutcome.Refused || failures >= attempt.Destination.MaxAttempts || isTooOld)
        {
            Finish(DeliveryState.GivenUp);
            return;
        }

        var retryAfter = (attempt.Result.Outcome as AttemptOutcome.RetryLater)?.RetryAfter;
        row.NextAttemptAt = now + RetryDelay.WaitAfter(attempt.Destination, failures, retryAfter, Random.Shared.NextDouble());

        void Finish(DeliveryState state) => (row.State, row.NextAttemptAt, row.FinishedAt) = (state, null, now);
    }

    private static DeliveryAttemptRow LogLineOf(DeliveryRow row, FinishedAttempt attempt) => new()
    {
        DeliveryId = row.Id,
        Number = row.AttemptCount,
        At = attempt.At,
        ElapsedMs = attempt.Elapsed.TotalMilliseconds,
        Status = attempt.Result.Status,
        Error = row.Error,
        RequestHeaders = AttemptLimits.Bounded(attempt.Result.RequestHeaders),
        ResponseHeaders = AttemptLimits.Bounded(attempt.Result.ResponseHeaders),
        ResponseBody = AttemptLimits.Bounded(attempt.Result.ResponseBody),
    };

    private static async Task FollowUpAsync(
        DashboardContext context, QueueStatements statements, DeliveryRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.State != DeliveryState.Queued && row.OrderingKey is { } key)
        {
            await statements.StartNextAsync(row.Destination, key, now, cancellationToken);
        }

        if (row.AttemptCount > AttemptLimits.MaxAttempts)
        {
            await context.DeliveryAttempts
                .Where(old => old.DeliveryId == row.Id
                    && old.Number <= row.AttemptCount - AttemptLimits.MaxAttempts
                    && old.Number != row.EarlierAttempts + 1)
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
