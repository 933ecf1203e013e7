using Microsoft.Extensions.Logging;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Supervision;

namespace WebhookDashboard.Events.Readers;

/// <summary>
/// Runs one reader: follows the log from the reader's cursor and handles each batch. It runs until the app stops, and retries
/// what fails after a growing pause.
/// </summary>
internal sealed partial class ReaderService<TReader> : BackgroundService
    where TReader : class, ILogReader
{
    /// <summary>At a busy endpoint the head moves hundreds of times a second; reading this often is fast enough for people.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly TReader _reader;
    private readonly IEventLog _log;
    private readonly IReaderCursors _cursors;
    private readonly ReaderTransaction _transaction;
    private readonly BatchScheduler _batches;
    private readonly StorageHealth _health;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly LogFollower _follower;
    private readonly ReaderProgress _progress;
    private bool _knowsCursor;
    private EventRetry? _retry;

    public ReaderService(
        TReader reader,
        IEventLog log,
        IReaderCursors cursors,
        ReaderTransaction transaction,
        BatchScheduler batches,
        ReaderStates states,
        StorageHealth health,
        TimeProvider clock,
        ILogger<ReaderService<TReader>> logger)
    {
        (_reader, _log, _cursors, _transaction, _batches) = (reader, log, cursors, transaction, batches);
        (_health, _clock, _logger) = (health, clock, logger);
        _follower = new LogFollower(log, reader.Endpoints, reader.BatchSize, Pace, clock);
        _progress = new ReaderProgress(reader, _follower);
        states.Add(_progress);
    }

    public override void Dispose()
    {
        _follower.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff();
        while (true)
        {
            try
            {
                await StepAsync(stoppingToken);
                backoff.Reset();
                _progress.Recover();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                var wait = backoff.Next();
                Log.Waits(_logger, _reader.Name, wait, fault);
                _progress.Fail(WorkFault.Of(fault, _clock.GetUtcNow()));
                await Task.Delay(wait, _clock, stoppingToken);
            }
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (!_knowsCursor)
        {
            var era = _log.Head.Era;
            _follower.GoTo(await ReadCursorAsync(cancellationToken), era);
            _knowsCursor = true;
        }

        var events = await _follower.NextAsync(cancellationToken);
        if (events.Count == 0)
        {
            _knowsCursor = false; // The restored copy has brought its own cursor, or the cursor was set back.
            return;
        }

        if (_health.Fault is { } fault)
        {
            // The log's writer notices when writing works again. Until then, each try would delay senders.
            throw new StorageUnavailableException(fault.Reason);
        }

        var attempt = _retry?.Sequence == events[0].Summary.Sequence ? _retry.Attempt + 1 : 1;
        var result = await (_reader switch
        {
            IBatchReader reader => _batches.RunAsync(() => reader.HandleAsync(events, cancellationToken), cancellationToken),
            IEventReader reader => _transaction.HandleAsync(reader, events, attempt, cancellationToken),
            _ => throw new NotSupportedException($"The reader {_reader.Name} handles neither events nor batches."),
        });
        _follower.MoveTo(result.Done);
        _retry = result.Retry;
        if (result.Bug is { } bug)
        {
            _progress.Note(WorkFault.Of(bug, _clock.GetUtcNow()));
        }

        _reader.OnCommitted();
        if (_retry is not null)
        {
            throw new RetryLaterException(_retry.Reason, result.Bug);
        }
    }

    private async Task<long> ReadCursorAsync(CancellationToken cancellationToken)
    {
        if (_reader is IBatchReader batches && await batches.ReadCursorAsync(cancellationToken) is { } own)
        {
            return own;
        }

        var cursor = await _cursors.ReadAsync(_reader.Name, cancellationToken);
        if (await _log.HeadBehindAsync(cursor, cancellationToken) is not { } head)
        {
            return cursor;
        }

        // Cursor and log are in one database, so somebody must have changed it by hand. Silence would be the worst outcome.
        Log.Beyond(_logger, _reader.Name, cursor, head);
        await _cursors.SetBackAsync(_reader.Name, head, cancellationToken);
        return head;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.ReaderWaits, LogLevel.Warning, "The reader {Reader} could not continue and tries again in {Wait}; it skips no event")]
        public static partial void Waits(ILogger logger, string reader, TimeSpan wait, Exception fault);

        [LoggerMessage(LogEventIds.Events.CursorBeyondHead, LogLevel.Error, "The cursor of the reader {Reader} is {Cursor}, but the log ends at {Head}. The reader continues from there and may have missed earlier events")]
        public static partial void Beyond(ILogger logger, string reader, long cursor, long head);
    }
}
