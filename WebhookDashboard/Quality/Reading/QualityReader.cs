using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Quality.Reading;

/// <summary>
/// Measures how senders deliver, after the fact: counts by endpoint and step of time, and the fields of each type. It prepares a
/// whole batch before it takes the turn to write, and takes it once a second. Further behind, it handles the next batch at once, but
/// while webhooks come in only after a pause that is many times as long as its work.
/// </summary>
internal sealed partial class QualityReader(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IDatabaseFaults faults,
    LogHead head,
    TimeProvider clock,
    ILogger<QualityReader> logger) : IBatchReader
{
    public const string ReaderName = "delivery quality";

    /// <summary>With more events left than this, it does not wait for a second to pass.</summary>
    private const long FarBehind = 1_000;

    /// <summary>How many times as long as its work the pauses are while webhooks come in: their senders need the processor.</summary>
    private const int PauseFactor = 8;

    /// <summary>How many rows one turn changes. Events far apart in time have steps of their own, and the turn must be short.</summary>
    private const int MostRows = 300;

    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    private long _headSeen;
    private long? _ended;
    private TimeSpan _worked;

    public string Name => ReaderName;

    public IReadOnlyList<EndpointSlug> Endpoints => [];

    /// <summary>A larger batch outlives the youngest generation of the heap, and senders wait while it is copied (benchmark "ingest").</summary>
    public int BatchSize => 250;

    /// <summary>Raised after each commit, on any thread.</summary>
    public ChangeSignal Changed { get; } = new();

    public void OnCommitted() => Changed.Tell();

    public async Task<BatchResult> HandleAsync(IReadOnlyList<WholeEvent> events, CancellationToken cancellationToken)
    {
        await PaceAsync(events[0].Summary.Sequence, cancellationToken);
        var began = clock.GetTimestamp();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cursor = await context.ReaderCursors.FindAsync([Name], cancellationToken);
        if (cursor is null)
        {
            context.Add(cursor = new ReaderCursorRow { Reader = Name });
        }

        var before = cursor.Sequence;
        var ledger = new QualityLedger(context, clock.GetUtcNow());
        var (last, bug) = await PrepareAsync(ledger, events.Where(one => one.Summary.Sequence > before), cancellationToken);
        ledger.Save();
        cursor.Sequence = Math.Max(before, last);
        cursor.MovedAt = clock.GetUtcNow();
        var done = await CommitAsync(context, before, cursor.Sequence, cancellationToken);
        (_worked, _ended) = (clock.GetElapsedTime(began), clock.GetTimestamp());
        return new BatchResult(done, bug, Retry: null);
    }

    /// <summary>Waits for the next turn.</summary>
    /// <param name="next">The first event that is not measured yet.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    private async Task PaceAsync(long next, CancellationToken cancellationToken)
    {
        var isBusy = head.Sequence != _headSeen;
        _headSeen = head.Sequence;
        var pause = _headSeen - next < FarBehind ? Spacing : isBusy ? _worked * PauseFactor : TimeSpan.Zero;
        if (_ended is { } then && pause - clock.GetElapsedTime(then) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }
    }

    /// <summary>Adds events until they would change too many rows.</summary>
    /// <returns>The sequence of the last one, or 0; and the last bug.</returns>
    private async Task<(long Last, Exception? Bug)> PrepareAsync(QualityLedger ledger, IEnumerable<WholeEvent> events, CancellationToken cancellationToken)
    {
        Exception? bug = null;
        var last = 0L;
        foreach (var received in events.TakeWhile(_ => ledger.Rows < MostRows))
        {
            last = received.Summary.Sequence;
            try
            {
                if (!received.Summary.Imported) // It was delivered elsewhere, or before.
                {
                    await ledger.AddAsync(received, cancellationToken);
                }
            }
            catch (Exception fault) when (!faults.MayPass(fault) && !cancellationToken.IsCancellationRequested)
            {
                Log.NotMeasured(logger, received.Summary.Id, fault);
                bug = fault;
            }
        }

        return (last, bug);
    }

    /// <summary>Saves the rows together with the cursor, unless another process has moved it meanwhile.</summary>
    /// <returns>Where the cursor is.</returns>
    private async Task<long> CommitAsync(DashboardContext context, long before, long after, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var stored = await context.ReaderCursors.Where(row => row.Reader == ReaderName).Select(row => row.Sequence).SingleOrDefaultAsync(cancellationToken);
        if (stored != before)
        {
            return stored;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Quality.EventNotMeasured, LogLevel.Error, "The event {EventId} could not be measured because of a bug; the figures of its endpoint leave it out")]
        public static partial void NotMeasured(ILogger logger, Domain.EventId eventId, Exception bug);
    }
}
