namespace WebhookDashboard.Signals;

/// <summary>
/// Runs background work only while someone wants it. A run begins when the one before has ended, on the thread pool and not
/// in the circuit of the page that wanted it.
/// </summary>
internal sealed class Loop : IDisposable
{
    private CancellationTokenSource? _stop;

    /// <summary>Completes when the work in progress has ended.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Starts or stops the work. One caller at a time.</summary>
    public void Set(bool isWanted, Func<CancellationToken, Task> work)
    {
        Stop();
        if (isWanted)
        {
            _stop = new CancellationTokenSource();
            var (before, token) = (Running, _stop.Token);
            Running = Task.Run(() => RunAsync(before, work, token), CancellationToken.None);
        }
    }

    public void Dispose() => Stop();

    private void Stop()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
    }

    private static async Task RunAsync(Task before, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await before;
        try
        {
            await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody wants it any more.
        }
    }
}
