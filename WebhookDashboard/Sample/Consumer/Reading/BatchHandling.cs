using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>
/// Handles a run of events in one transaction that also moves the reader's cursor: all of it is on the disk, or none.
/// So whoever is killed at any point handles each event once.
/// </summary>
internal sealed partial class BatchHandling(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IDatabaseFaults faults,
    TimeProvider clock,
    ILogger<BatchHandling> logger)
{
    private const string Savepoint = "event";
    private const string BugReason = "It could not be handled because of a fault in this app; the server's log says which.";

    /// <summary>How long senders may have to wait for the turn to write; what is left then is the next batch.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(50);

    /// <param name="handler">Gets each event whose sender is not refuted and whose body is a JSON object.</param>
    /// <param name="events">In order, at least one.</param>
    /// <param name="cancellationToken">Ends it with nothing done.</param>
    /// <returns>The sequence of the last event that is done. A fault of the database is thrown, and nothing is done.</returns>
    public async Task<long> HandleAsync(IEventHandler handler, IReadOnlyList<WholeEvent> events, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var started = clock.GetTimestamp();
        var done = await context.ReaderCursors.Where(row => row.Reader == handler.Reader)
            .Select(row => row.Sequence)
            .SingleOrDefaultAsync(cancellationToken);
        foreach (var received in events)
        {
            if (received.Summary.Sequence > done)
            {
                await HandleOneAsync(handler, received, context, transaction, cancellationToken);
                done = received.Summary.Sequence;
            }

            if (clock.GetElapsedTime(started) > LongestTurn)
            {
                break;
            }
        }

        await MoveCursorAsync(context, handler.Reader, done, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    private async Task HandleOneAsync(
        IEventHandler handler,
        WholeEvent received,
        DashboardContext context,
        IDbContextTransaction transaction,
        CancellationToken cancellationToken)
    {
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        string? reason;
        try
        {
            reason = await TryHandleAsync(handler, received, context, cancellationToken);
            if (reason is null)
            {
                await context.SaveChangesAsync(cancellationToken);
                await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
                return;
            }
        }
        catch (Exception bug) when (!faults.MayPass(bug) && !cancellationToken.IsCancellationRequested)
        {
            Log.Bug(logger, handler.Reader, received.Summary.Id, bug);
            reason = BugReason;
        }

        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        context.ChangeTracker.Clear();
        context.SetAside.Add(new SetAsideRow
        {
            Reader = handler.Reader,
            EventId = received.Summary.Id,
            Endpoint = received.Summary.Endpoint,
            Reason = reason,
            At = received.Summary.ReceivedAt,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
    }

    private static async Task<string?> TryHandleAsync(
        IEventHandler handler, WholeEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        if (received.Summary.Signature is { Verdict: Verdict.Mismatch or Verdict.Malformed or Verdict.Stale } refuted)
        {
            return $"Its signature does not prove its sender: {refuted.Reason}";
        }

        using var payload = Payload.Read(received.Body);
        if (payload.Fault is { } fault)
        {
            return fault;
        }

        var isRepeat = await Repeats.IsRepeatAsync(handler.Reader, received.Summary, context, cancellationToken);
        return await handler.HandleAsync(
            new ShopEvent(received.Summary, payload.Fields, isRepeat), context, cancellationToken);
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
        [LoggerMessage(1502, LogLevel.Error, "The reader {Reader} set the event {EventId} aside because of a bug, and went on")]
        public static partial void Bug(ILogger logger, string reader, Domain.EventId eventId, Exception bug);
    }
}
