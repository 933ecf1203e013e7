using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// What of a list could not be read, and the trying again: by itself, ever less often, until all of it was read. It
/// lives on its page's circuit: call it from there.
/// </summary>
/// <param name="clock">For the waits.</param>
/// <param name="logger">Is told the first failure of each part.</param>
/// <param name="tryAgain">Reads again what failed.</param>
/// <param name="changed">Is told when something has failed, and when all was read again.</param>
/// <param name="gone">Ends the trying.</param>
internal sealed partial class FailedReads(
    TimeProvider clock, ILogger logger, Func<Task> tryAgain, Func<Task> changed, CancellationToken gone)
{
    private readonly RetryPace _pace = new(clock);
    private UnreadParts _unread;

    public bool Any => _unread != UnreadParts.None;

    /// <summary>Whether something new may ask for another try by now.</summary>
    public bool IsRested => _pace.IsRested;

    /// <summary>The trying again, if something failed; completes when all is read or the page went.</summary>
    public Task Retrying { get; private set; } = Task.CompletedTask;

    public bool Has(UnreadParts part) => _unread.HasFlag(part);

    /// <summary>Says that parts are no longer needed, because what was read holds them.</summary>
    public void Forget(UnreadParts parts) => _unread &= ~parts;

    /// <summary>Leaves a part to the trying again, which is under way.</summary>
    public void Leave(UnreadParts part) => _unread |= part;

    /// <param name="part">What is read.</param>
    /// <param name="read">Reads it; false when something else was asked for meanwhile.</param>
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
            _pace.Succeeded();
            await changed();
        }

        return true;
    }

    private async Task FailAsync(UnreadParts part, Exception exception)
    {
        var isKnown = Has(part);
        _unread |= part;
        _pace.Failed();
        if (!isKnown)
        {
            // Only once: the change asks for the rows in sight, which may fail in their turn.
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
                await _pace.WaitAsync(gone);
                if (Any)
                {
                    await tryAgain();
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page went.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.EventListNotRead, LogLevel.Warning, "Could not read the list of events from the log ({Part}); trying again")]
        public static partial void NotRead(ILogger logger, UnreadParts part, Exception exception);
    }
}
