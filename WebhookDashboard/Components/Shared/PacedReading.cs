using System.Data.Common;
using System.Threading.Channels;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// Reads once, and again whenever a signal says that something changed: at once when it has been quiet, never more often
/// than <see cref="Spacing"/>. A signal during a reading leads to one more; none is lost. While the database refuses, it
/// tries again by itself.
/// </summary>
internal sealed class PacedReading : IAsyncDisposable
{
    internal static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    /// <summary>How long nothing is read after the database has refused.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly CancellationTokenSource _gone = new();
    private readonly IDisposable _subscription;
    private readonly Task _running;

    /// <param name="read">The reading.</param>
    /// <param name="subscribe">Starts the signal, which may come from any thread.</param>
    /// <param name="repaint">Shows that <see cref="IsRefused"/> changed.</param>
    /// <param name="failed">Takes what a reading throws, but what the database does: that is for <see cref="IsRefused"/>.</param>
    /// <param name="clock">Paces.</param>
    public PacedReading(
        Func<CancellationToken, Task> read,
        Func<Action, IDisposable> subscribe,
        Func<Task> repaint,
        Func<Exception, Task> failed,
        TimeProvider clock)
    {
        // Subscribe first, read then: in this order nothing falls between.
        _subscription = subscribe(Ask);
        Ask();
        _running = RunAsync(read, repaint, failed, clock);
    }

    /// <summary>Whether the database refused the last reading: what is shown may be old.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Has it read again soon; from any thread.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _gone.CancelAsync();
        await _running;
        _gone.Dispose();
    }

    private async Task RunAsync(
        Func<CancellationToken, Task> read, Func<Task> repaint, Func<Exception, Task> failed, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await _asked.Reader.ReadAsync(_gone.Token);
                try
                {
                    await read(_gone.Token);
                    await SetRefusedAsync(false, repaint);
                }
                catch (DbException)
                {
                    await SetRefusedAsync(true, repaint);
                    await Task.Delay(Rest, clock, _gone.Token);
                    Ask();
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

    private Task SetRefusedAsync(bool isRefused, Func<Task> repaint)
    {
        if (IsRefused == isRefused)
        {
            return Task.CompletedTask;
        }

        IsRefused = isRefused;
        return repaint();
    }
}
