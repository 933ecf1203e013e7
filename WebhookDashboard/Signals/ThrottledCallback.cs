namespace WebhookDashboard.Signals;

/// <summary>
/// Calls back on changes, at the pace of a <see cref="Throttle"/>, one call at a time, in the synchronization context that
/// created it. Once its disposal has completed, no call is running and none follows.
/// </summary>
internal sealed class ThrottledCallback : IAsyncDisposable
{
    private readonly Throttle _throttle;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _running;

    /// <param name="interval">From the start of one call to the start of the next.</param>
    /// <param name="callback">Called after changes. Disposal cancels its token and waits for it.</param>
    /// <param name="failed">Receives exceptions of the callback. Later changes still call back.</param>
    /// <param name="clock">Measures the interval.</param>
    public ThrottledCallback(
        TimeSpan interval, Func<CancellationToken, Task> callback, Func<Exception, Task> failed, TimeProvider clock)
    {
        _throttle = new Throttle(interval, clock);
        _running = RunAsync(callback, failed, _disposed.Token);
    }

    /// <inheritdoc cref="Throttle.Signal" />
    public void Signal() => _throttle.Signal();

    /// <remarks>
    /// Don't call this within the callback: it waits for it.
    /// </remarks>
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
