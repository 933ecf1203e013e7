using Microsoft.Extensions.Logging;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Shared.Deleting;

/// <summary>
/// Confirmed deletions that can still be undone. Each is carried out after <see cref="Delay"/>, though its page may be closed
/// by then; when the app stops, at once. Only a crash leaves one undone.
/// </summary>
internal sealed partial class PendingDeletions(TimeProvider clock, ILogger<PendingDeletions> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<object, Pending> _pending = [];
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    /// <summary>Raised when a deletion is added, undone or carried out.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Whether something is about to be deleted, or being deleted.</summary>
    public bool Holds(object what)
    {
        lock (_gate)
        {
            return _pending.ContainsKey(what);
        }
    }

    /// <summary>Whether something of a kind that is about to be deleted, or being deleted, satisfies a condition.</summary>
    public bool Holds<T>(Func<T, bool> condition)
    {
        lock (_gate)
        {
            return _pending.Keys.OfType<T>().Any(condition);
        }
    }

    /// <param name="what">Names what is deleted: equal values are the same thing.</param>
    /// <param name="delete">Deletes it. Must not use the page that asked.</param>
    /// <returns>False if it is pending already.</returns>
    public bool Add(object what, Func<Task> delete)
    {
        lock (_gate)
        {
            if (_pending.ContainsKey(what))
            {
                return false;
            }

            var waiting = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            var pending = new Pending(delete, waiting);
            _pending[what] = pending;
            pending.Running = RunAsync(what, pending);
        }

        Changed.Tell();
        return true;
    }

    /// <returns>False if it is too late.</returns>
    public bool Undo(object what)
    {
        lock (_gate)
        {
            if (!_pending.TryGetValue(what, out var pending) || pending.IsDeleting)
            {
                return false;
            }

            _pending.Remove(what);
            pending.IsUndone = true;
            pending.Waiting.Cancel();
        }

        Changed.Tell();
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return; // A host may be stopped a second time after its services are gone.
            }

            _stopping.Cancel();
            running = [.. _pending.Values.Select(pending => pending.Running)];
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _stopping.Dispose();
        }
    }

    private async Task RunAsync(object what, Pending pending)
    {
        // The wait always yields, so the caller holds the lock only until here.
        await Task.WhenAll(Task.Delay(Delay, clock, pending.Waiting.Token), Yielded()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (pending.IsUndone)
            {
                pending.Waiting.Dispose();
                return;
            }

            pending.IsDeleting = true;
        }

        try
        {
            await pending.Delete().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e);
        }

        lock (_gate)
        {
            _pending.Remove(what);
        }

        pending.Waiting.Dispose();
        Changed.Tell();
    }

    private static async Task Yielded() => await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

    private sealed record Pending(Func<Task> Delete, CancellationTokenSource Waiting)
    {
        public bool IsDeleting { get; set; }

        public bool IsUndone { get; set; }

        public Task Running { get; set; } = Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.DeletionFailed, LogLevel.Error, "A confirmed deletion failed; nothing, or not everything, was deleted")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
