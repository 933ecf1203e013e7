namespace WebhookDashboard.Signals;

/// <summary>
/// Calls back when something changed, at the pace of a <see cref="Throttle"/>, one call at a time, in the synchronization
/// context in which it was made. After its disposal has completed no call is under way and none will come.
/// </summary>
internal sealed class ThrottledCallback : IAsyncDisposable
{
    private readonly Throttle _throttle;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _running;

    /// <param name="interval">From the beginning of one call to that of the next.</param>
    /// <param name="callback">Its token is cancelled by the disposal, which waits for it.</param>
    /// <param name="failed">Takes what the callback throws; the next change is told all the same.</param>
    /// <param name="clock">Measures the interval.</param>
    public ThrottledCallback(
        TimeSpan interval, Func<CancellationToken, Task> callback, Func<Exception, Task> failed, TimeProvider clock)
    {
        _throttle = new Throttle(interval, clock);
        _running = RunAsync(callback, failed, _disposed.Token);
    }

    /// <inheritdoc cref="Throttle.Signal" />
    public void Signal() => _throttle.Signal();

    /// <summary>Not from within the callback: it waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _running;
        _disposed.Dispose();
    }

    private async Task RunAsync(
        Func<CancellationToken, Task> callback, Func<Exception, Task> failed, CancellationToken disposed)
    {
        while (!disposed.IsCancellationRequested)
        {
            try
            {
                await _throttle.NextTurnAsync(disposed);
                await callback(disposed);
            }
            catch (OperationCanceledException) when (disposed.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                await failed(fault);
            }
        }
    }
}
