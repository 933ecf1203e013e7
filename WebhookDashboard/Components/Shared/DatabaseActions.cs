using Microsoft.Extensions.Logging;
using MudBlazor;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// What a page or a dialog asks of the database. If it fails, the log has the details, and the page stays. Whoever asked for
/// something is told in one sentence.
/// </summary>
internal sealed partial class DatabaseActions(ISnackbar snackbar, ILogger<DatabaseActions> logger)
{
    public const string Fault = "The database didn't answer. Try again in a moment.";

    /// <returns>What to say if it failed; null if it did not.</returns>
    public async Task<string?> FaultOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            return Fault;
        }
    }

    /// <summary>Says itself if it failed.</summary>
    /// <param name="what">What could not be done: <c>pin the event</c>.</param>
    /// <param name="act">Does it.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(string what, Func<Task> act)
    {
        var isDone = await FaultOfAsync(act) is null;
        if (!isDone)
        {
            Tell(what);
        }

        return isDone;
    }

    /// <summary>Reads something that the page can do without for now: the page itself says so, if it must.</summary>
    /// <param name="what">What is read, for the log: <c>an event</c>. Null if others read often and fail as well: one line is enough.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>Whether it was read.</returns>
    public async Task<bool> ReadAsync(string? what, Func<Task> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (what is not null)
            {
                Log.NotRead(logger, what, e);
            }

            return false;
        }
    }

    /// <summary>Says that something could not be done.</summary>
    public void Tell(string what) => snackbar.Add($"Couldn't {what}. {Fault}", Severity.Error);

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.ActionFailed, LogLevel.Warning, "The database failed at what a user asked for")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(LogEventIds.Components.NotRead, LogLevel.Warning, "Could not read {What}")]
        public static partial void NotRead(ILogger logger, string what, Exception exception);
    }
}
