using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>
/// Remembers what could not be read and retries it, ever less often, until everything was read. Call it from the page's
/// circuit.
/// </summary>
/// <param name="clock">Measures the waits.</param>
/// <param name="logger">Logs the first failure of each part.</param>
/// <param name="tryAgain">Reads again what failed.</param>
/// <param name="changed">Called after a failure, and when everything was read.</param>
/// <param name="gone">Ends the retries.</param>
internal sealed partial class FailedReads(
    TimeProvider clock, ILogger logger, Func<Task> tryAgain, Func<Task> changed, CancellationToken gone)
{
    /// <summary>The first pause between two tries. Each further one is twice as long, up to <see cref="LongestPause"/>.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private TimeSpan _pause = FirstPause;
    private long? _failedAt;
    private UnreadParts _unread;

    public bool Any => _unread != UnreadParts.None;

    /// <summary>Whether something new may cause another try now.</summary>
    public bool IsRested => _failedAt is not { } then || clock.GetElapsedTime(then) >= FirstPause;

    /// <summary>The retries, if something failed; completes when everything is read or the page is closed.</summary>
    public Task Retrying { get; private set; } = Task.CompletedTask;

    public bool Has(UnreadParts part) => _unread.HasFlag(part);

    /// <summary>Removes parts that another read has covered.</summary>
    public void Forget(UnreadParts parts) => _unread &= ~parts;

    /// <summary>Leaves a part to the retries in progress.</summary>
    public void Leave(UnreadParts part) => _unread |= part;

    /// <param name="part">What is read.</param>
    /// <param name="read">Reads it; false if something else was requested meanwhile.</param>
    /// <returns>Whether it was read.</returns>
    public async Task<bool> TryAsync(UnreadParts part, Func<Task<bool>> read)
    {
        var hadFailed = Any;
        try
        {
            if (!await read())
            {
                return false;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await FailAsync(part, e);
            return false;
        }

        Forget(part);
        if (hadFailed && !Any)
        {
            (_pause, _failedAt) = (FirstPause, null);
            await changed();
        }

        return true;
    }

    private async Task FailAsync(UnreadParts part, Exception exception)
    {
        var isKnown = Has(part);
        _unread |= part;
        _failedAt = clock.GetTimestamp();
        if (!isKnown)
        {
            // Only once: the change requests the visible rows, which may fail in turn.
            Log.NotRead(logger, part, exception);
            await changed();
        }

        if (Retrying.IsCompleted)
        {
            Retrying = RetryAsync();
        }
    }

    private async Task RetryAsync()
    {
        try
        {
            while (Any)
            {
                var pause = _pause;
                _pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                await Task.Delay(pause, clock, gone);
                if (Any)
                {
                    await tryAgain();
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.EventListNotRead, LogLevel.Warning, "Could not read the list of events from the log ({Part}); trying again")]
        public static partial void NotRead(ILogger logger, UnreadParts part, Exception exception);
    }
}
