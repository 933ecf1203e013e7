using System.Data.Common;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// Reads once, and again whenever a signal says that something changed: at once when it has been quiet, never more often
/// than <see cref="Spacing"/>. A signal during a reading leads to one more; none is lost. While the database refuses, it
/// tries again by itself.
/// </summary>
internal sealed class ThrottledReading : IAsyncDisposable
{
    internal static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    /// <summary>How long nothing is read after the database has refused.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Func<CancellationToken, Task> _read;
    private readonly Func<Task> _repaint;
    private readonly TimeProvider _clock;
    private readonly ThrottledCallback _reading;
    private readonly IDisposable _subscription;

    /// <param name="read">The reading.</param>
    /// <param name="subscribe">Starts the signal, which may come from any thread.</param>
    /// <param name="repaint">Shows that <see cref="IsRefused"/> changed.</param>
    /// <param name="failed">Takes what a reading throws, but what the database does: that is for <see cref="IsRefused"/>.</param>
    /// <param name="clock">Paces.</param>
    public ThrottledReading(
        Func<CancellationToken, Task> read,
        Func<Action, IDisposable> subscribe,
        Func<Task> repaint,
        Func<Exception, Task> failed,
        TimeProvider clock)
    {
        (_read, _repaint, _clock) = (read, repaint, clock);
        _reading = new ThrottledCallback(Spacing, ReadAsync, failed, clock);

        // Subscribe first, read then: in this order nothing falls between.
        _subscription = subscribe(_reading.Signal);
        Ask();
    }

    /// <summary>Whether the database refused the last reading: what is shown may be old.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Has it read again soon; from any thread.</summary>
    public void Ask() => _reading.Signal();

    public ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        return _reading.DisposeAsync();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _read(cancellationToken);
            await SetRefusedAsync(false);
        }
        catch (DbException)
        {
            await SetRefusedAsync(true);
            await Task.Delay(Rest, _clock, cancellationToken);
            Ask();
        }
    }

    private Task SetRefusedAsync(bool isRefused)
    {
        if (IsRefused == isRefused)
        {
            return Task.CompletedTask;
        }

        IsRefused = isRefused;
        return _repaint();
    }
}
