using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Pinning;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Deleting;

/// <summary>
/// Deletes the events that match a filter, or pins or unpins them, oldest first. A few are done at once. For many, a row stores
/// what is still to be done, so that it continues in the background and after a restart.
/// </summary>
internal sealed partial class DeletionQueue(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    EventQueries queries,
    EventRemoval removal,
    EventPins pins,
    LogHead head,
    TimeProvider clock,
    ILogger<DeletionQueue> logger) : BackgroundService
{
    /// <summary>The largest number of events that a caller waits for.</summary>
    public const int MaxAtOnce = 10_000;

    /// <summary>How often the work in the background says that events are gone or pinned: after each signal, every open list reads again.</summary>
    internal static readonly TimeSpan BetweenSignals = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _added = new(0, 1);
    private readonly HashSet<ChangeSignal> _untold = [];
    private long? _toldAt;

    /// <summary>Raised when a deletion is complete, and as one in the background proceeds.</summary>
    public ChangeSignal Deleted { get; } = new();

    /// <summary>Deletes what matches now. Events that are received later stay.</summary>
    public Task<DeletionResult> DeleteAsync(EventFilter filter, CancellationToken cancellationToken) =>
        DeleteAsync(filter, head.Sequence, cancellationToken);

    /// <summary>Deletes what matches up to a sequence.</summary>
    public Task<DeletionResult> DeleteAsync(EventFilter filter, long upTo, CancellationToken cancellationToken) =>
        RunAsync(filter, upTo, pin: null, cancellationToken);

    /// <summary>Pins what matches now, or unpins it. What is so already is not counted.</summary>
    public Task<DeletionResult> PinAsync(EventFilter filter, bool pinned, CancellationToken cancellationToken) =>
        filter.Pinned == pinned
            ? Task.FromResult(new DeletionResult(new EventCount(0), IsDone: true))
            : RunAsync(filter with { Pinned = !pinned }, head.Sequence, pinned, cancellationToken);

    private async Task<DeletionResult> RunAsync(EventFilter filter, long upTo, bool? pin, CancellationToken cancellationToken)
    {
        var (row, result) = await PrepareAsync(filter, upTo, cancellationToken);
        row.Pin = pin;
        if (result.IsDone)
        {
            var changed = 0L;
            try
            {
                while (row.SearchedTo < row.UpTo)
                {
                    changed += await StepAsync(row, cancellationToken);
                }
            }
            finally
            {
                SignalOf(row).Tell(); // Also if the database refused after some of them.
            }

            return result with { Matching = new EventCount(changed) };
        }

        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
        }

        Wake();
        return result;
    }

    /// <summary>
    /// Adds the deletion of an endpoint's events to the caller's transaction. After the commit the caller calls
    /// <see cref="FinishAsync"/>.
    /// </summary>
    public async Task<DeletionRow> AddAsync(DashboardContext context, EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        var (row, _) = await PrepareAsync(new EventFilter { Endpoints = [endpoint] }, head.Sequence, cancellationToken);
        context.Add(row);
        return row;
    }

    /// <summary>Completes once the events are gone, if they are few; many are deleted in the background.</summary>
    public async Task FinishAsync(DeletionRow row, CancellationToken cancellationToken)
    {
        if (row.Matching > MaxAtOnce)
        {
            Wake();
            return;
        }

        do
        {
            await StepAsync(row, cancellationToken); // The last step also removes the row.
        }
        while (row.SearchedTo < row.UpTo);

        Deleted.Tell();
    }

    /// <summary>What is in progress, oldest first: deletions, and what <see cref="Deletion.Pins"/>.</summary>
    public async Task<IReadOnlyList<Deletion>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Deletions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Deletion(
            row.Filter.Endpoints, Math.Max(0, row.Matching - row.Deleted), row.Matching, row.IsExact, row.StartedAt) { Pins = row.Pin });
    }

    public override void Dispose()
    {
        _added.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunRoundAsync(stoppingToken))
                {
                }

                await _added.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // The rows say where to continue after the next start.
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                Log.Failed(logger, fault);
                await Task.Delay(Retry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Wake()
    {
        try
        {
            _added.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private ChangeSignal SignalOf(DeletionRow row) => row.Pin is null ? Deleted : pins.Changed;

    /// <summary>Takes one step of each deletion, so that a large one does not delay the others.</summary>
    /// <returns>Whether there is more to do.</returns>
    private async Task<bool> RunRoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Deletions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var changed = await StepAsync(row, cancellationToken);
            if (row.SearchedTo >= row.UpTo)
            {
                Log.Finished(logger, row.Id, row.Deleted);
                _untold.Remove(SignalOf(row));
                SignalOf(row).Tell();
            }
            else if (changed > 0)
            {
                _untold.Add(SignalOf(row));
            }
        }

        if (_untold.Count > 0 && (_toldAt is not { } then || clock.GetElapsedTime(then) >= BetweenSignals))
        {
            _toldAt = clock.GetTimestamp();
            foreach (var signal in _untold)
            {
                signal.Tell();
            }

            _untold.Clear();
        }

        return rows.Count > 0;
    }

    private async Task<(DeletionRow Row, DeletionResult Result)> PrepareAsync(
        EventFilter filter, long upTo, CancellationToken cancellationToken)
    {
        var matching = await queries.CountAsync(filter, after: 0, before: upTo + 1, cancellationToken);
        var row = new DeletionRow
        {
            Filter = filter,
            UpTo = upTo,
            Matching = matching.Count,
            IsExact = matching.IsExact,
            StartedAt = clock.GetUtcNow(),
        };
        return (row, new DeletionResult(matching, matching is { IsExact: true, Count: <= MaxAtOnce }));
    }

    /// <returns>How many events were deleted, pinned or unpinned. The row advances, in the database too if it is there.</returns>
    private async Task<int> StepAsync(DeletionRow row, CancellationToken cancellationToken)
    {
        var range = new SequenceRange(row.SearchedTo, row.UpTo + 1);
        Func<DashboardContext, RemovedEvents, Task>? record = row.Id == 0 ? null : (context, step) => RecordAsync(context, row, step, cancellationToken);
        var step = row.Pin is { } pinned
            ? await pins.SetStepAsync(row.Filter, range, pinned, cancellationToken, record)
            : await removal.RemoveStepAsync(row.Filter, range, EventRemoval.MaxStep, long.MaxValue, cancellationToken, record);
        row.Deleted += step.Events;
        row.SearchedTo = step.SearchedTo ?? row.UpTo;
        return step.Events;
    }

    private static Task RecordAsync(DashboardContext context, DeletionRow deletion, RemovedEvents step, CancellationToken cancellationToken)
    {
        var row = context.Deletions.Where(row => row.Id == deletion.Id);
        return step.SearchedTo is { } searchedTo && searchedTo < deletion.UpTo
            ? row.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Deleted, row => row.Deleted + step.Events).SetProperty(row => row.SearchedTo, searchedTo),
                cancellationToken)
            : row.ExecuteDeleteAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.DeletionFailed, LogLevel.Warning, "A deletion, or pinning by filter, could not continue; trying again each second")]
        public static partial void Failed(ILogger logger, Exception fault);

        [LoggerMessage(LogEventIds.Events.DeletionFinished, LogLevel.Information, "Deletion, or pinning by filter, {Id} has finished with {Count} events")]
        public static partial void Finished(ILogger logger, long id, long count);
    }
}
