using Microsoft.Extensions.Logging;
using WebhookDashboard.Events;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>
/// Follows the log for one kind of event: reads what comes after its cursor, has it handled, and waits for the head to
/// move. Nothing ends it but the end of the app; what it can't do now it tries again, later each time.
/// </summary>
internal sealed partial class LogReader<THandler>(
    THandler handler,
    IEventLog log,
    IReaderCursors cursors,
    BatchHandling handling,
    ConsumerChanges changes,
    StorageHealth health,
    TimeProvider clock,
    ILogger<LogReader<THandler>> logger) : BackgroundService
    where THandler : IEventHandler
{
    private const int BatchSize = 100;

    /// <summary>At a busy endpoint the head moves hundreds of times a second; looking this often is soon enough for eyes.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private long _done = -1;
    private int _era;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (true)
        {
            try
            {
                await StepAsync(stoppingToken);
                wait = FirstWait;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Waits(logger, handler.Reader, wait, fault);
                await Task.Delay(wait, clock, stoppingToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (log.Head.Era is var era && (era != _era || _done < 0))
        {
            // With a restored log came the cursor that belongs to it.
            _done = await ReadCursorAsync(cancellationToken);
            _era = era;
        }

        // Both before the reading: whatever is committed later is beyond them.
        var head = log.Head.Sequence;
        var own = log.Head.Of(handler.Endpoint);
        var seen = own.Sequence;
        var events = await log.ReadForwardAsync(_done, [handler.Endpoint], BatchSize, cancellationToken);
        if (events.Count == 0)
        {
            _done = Math.Max(_done, head); // In memory alone: what lies between is other readers' business.
            var moved = own.WaitBeyondAsync(seen, cancellationToken);
            if (log.Head.Era == _era)
            {
                await moved;
            }

            if (clock.GetElapsedTime(started) is var elapsed && elapsed < Pace)
            {
                await Task.Delay(Pace - elapsed, clock, cancellationToken);
            }

            return;
        }

        if (health.Fault is { } fault)
        {
            // The log's writer finds out when writing works again; each try until then would cost senders their turn.
            throw new StorageAwaitedException(fault.Reason);
        }

        _done = await handling.HandleAsync(handler, events, cancellationToken);
        changes.Tell();
    }

    private async Task<long> ReadCursorAsync(CancellationToken cancellationToken)
    {
        var cursor = await cursors.ReadAsync(handler.Reader, cancellationToken);
        if (await log.HeadBehindAsync(cursor, cancellationToken) is not { } head)
        {
            return cursor;
        }

        // Both are in one database, so this takes someone who changed it by hand. Silence would be the worst outcome.
        Log.Beyond(logger, handler.Reader, cursor, head);
        await cursors.SetBackAsync(handler.Reader, head, cancellationToken);
        return head;
    }

    private static partial class Log
    {
        [LoggerMessage(1506, LogLevel.Error, "The cursor of the reader {Reader} is {Cursor}, but the log ends at {Head}: it goes on from there, and events of before may be unhandled")]
        public static partial void Beyond(ILogger logger, string reader, long cursor, long head);

        [LoggerMessage(1501, LogLevel.Warning, "The reader {Reader} could not go on and tries again in {Wait}; no event is left out")]
        public static partial void Waits(ILogger logger, string reader, TimeSpan wait, Exception fault);
    }
}
