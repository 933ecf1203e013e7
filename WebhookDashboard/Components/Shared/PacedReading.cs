using System.Threading.Channels;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// Reads once, and again whenever a signal says that something changed: at once when it has been quiet, never more often
/// than <see cref="Spacing"/>. A signal during a reading leads to one more; none is lost.
/// </summary>
internal sealed class PacedReading : IAsyncDisposable
{
    internal static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly CancellationTokenSource _gone = new();
    private readonly IDisposable _subscription;
    private readonly Task _running;

    /// <param name="read">The reading. One that fails is not tried again before the next signal.</param>
    /// <param name="subscribe">Starts the signal, which may come from any thread.</param>
    /// <param name="failed">Takes what a reading throws.</param>
    /// <param name="clock">Paces.</param>
    public PacedReading(
        Func<CancellationToken, Task> read, Func<Action, IDisposable> subscribe, Func<Exception, Task> failed, TimeProvider clock)
    {
        // Subscribe first, read then: in this order nothing falls between.
        _subscription = subscribe(Ask);
        Ask();
        _running = RunAsync(read, failed, clock);
    }

    /// <summary>Has it read again soon; from any thread.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _gone.CancelAsync();
        await _running;
        _gone.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> read, Func<Exception, Task> failed, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await _asked.Reader.ReadAsync(_gone.Token);
                try
                {
                    await read(_gone.Token);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    await failed(e);
                }

                await Task.Delay(Spacing, clock, _gone.Token);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page went.
        }
    }
}
