using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// Handles several events in one transaction that also moves the reader's cursor. Either all of it is on disk or none, so
/// each event is handled once, whenever the process is killed.
/// </summary>
/// <remarks>
/// The cursor is read within the transaction, and events up to it are left out. So two processes under one name can't handle
/// an event twice.
/// </remarks>
internal sealed partial class ReaderTransaction(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IDatabaseFaults faults,
    TimeProvider clock,
    ILogger<ReaderTransaction> logger)
{
    /// <summary>How many events set aside are kept for each reader. The oldest are deleted.</summary>
    public const int MaxSetAside = 1_000;

    private const string Savepoint = "event";

    /// <summary>How long one transaction may keep senders waiting. The remaining events form the next batch.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(50);

    /// <param name="reader">The reader that handles them.</param>
    /// <param name="events">In order, at least one.</param>
    /// <param name="attempt">How often the first of them was tried, including now. All others are new.</param>
    /// <param name="cancellationToken">Rolls everything back.</param>
    /// <exception cref="Exception">A transient database fault. Everything is rolled back.</exception>
    public async Task<BatchResult> HandleAsync(
        IEventReader reader, IReadOnlyList<WholeEvent> events, int attempt, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var started = clock.GetTimestamp();
        var done = await context.ReaderCursors.Where(row => row.Reader == reader.Name)
            .Select(row => row.Sequence)
            .SingleOrDefaultAsync(cancellationToken);
        Exception? lastBug = null;
        EventRetry? retry = null;
        var setsAside = false;
        foreach (var received in events)
        {
            if (received.Summary.Sequence > done)
            {
                var (outcome, bug) = await HandleOneAsync(reader, received, attempt, context, transaction, cancellationToken);
                lastBug = bug ?? lastBug;
                if (outcome.Kind == HandlingKind.Retry)
                {
                    retry = new EventRetry(received.Summary.Sequence, attempt, outcome.Reason!);
                    break;
                }

                setsAside |= outcome.Kind == HandlingKind.SetAside;
                done = received.Summary.Sequence;
            }

            attempt = 1;
            if (clock.GetElapsedTime(started) > LongestTurn)
            {
                break;
            }
        }

        if (setsAside)
        {
            await TrimSetAsideAsync(reader.Name, context, cancellationToken);
        }

        await MoveCursorAsync(context, reader.Name, done, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new BatchResult(done, lastBug, retry);
    }

    private async Task<(HandlingOutcome Outcome, Exception? Bug)> HandleOneAsync(
        IEventReader reader,
        WholeEvent received,
        int attempt,
        DashboardContext context,
        IDbContextTransaction transaction,
        CancellationToken cancellationToken)
    {
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        Exception? bug = null;
        HandlingOutcome outcome;
        try
        {
            outcome = await reader.HandleAsync(received, context, cancellationToken);
            if (outcome.Kind == HandlingKind.Done)
            {
                await context.SaveChangesAsync(cancellationToken);
                await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
                context.ChangeTracker.Clear();
                return (outcome, bug);
            }
        }
        catch (Exception thrown) when (!faults.MayPass(thrown) && !cancellationToken.IsCancellationRequested)
        {
            Log.Bug(logger, reader.Name, received.Summary.Id, thrown);
            bug = thrown;
            outcome = reader.OnFault(received, thrown, attempt);
        }

        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        context.ChangeTracker.Clear();
        if (outcome.Kind == HandlingKind.SetAside)
        {
            await SetAsideAsync(reader.Name, received.Summary, outcome.Reason!, context, cancellationToken);
        }

        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
        return (outcome, bug);
    }

    private static async Task SetAsideAsync(
        string reader, EventSummary received, string reason, DashboardContext context, CancellationToken cancellationToken)
    {
        var row = await context.SetAside.FindAsync([reader, received.Id], cancellationToken);
        if (row is null)
        {
            context.Add(row = new SetAsideRow { Reader = reader, EventId = received.Id });
        }

        row.Endpoint = received.Endpoint;
        row.Reason = reason;
        row.At = received.ReceivedAt;
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task TrimSetAsideAsync(string reader, DashboardContext context, CancellationToken cancellationToken)
    {
        var ofReader = context.SetAside.Where(row => row.Reader == reader);
        var oldest = await ofReader.OrderByDescending(row => row.EventId)
            .Skip(MaxSetAside)
            .Select(row => row.EventId)
            .ToListAsync(cancellationToken);
        if (oldest.Count > 0)
        {
            await ofReader.Where(row => oldest.Contains(row.EventId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task MoveCursorAsync(DashboardContext context, string reader, long done, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        var row = await context.ReaderCursors.FindAsync([reader], cancellationToken);
        if (row is null)
        {
            context.Add(row = new ReaderCursorRow { Reader = reader });
        }

        row.Sequence = done;
        row.MovedAt = clock.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.EventFailed, LogLevel.Error, "A bug in the reader {Reader} at the event {EventId}; the reader's OnFault decides what happens to the event")]
        public static partial void Bug(ILogger logger, string reader, Domain.EventId eventId, Exception bug);
    }
}
