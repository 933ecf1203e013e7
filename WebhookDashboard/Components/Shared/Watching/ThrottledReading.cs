using System.Data.Common;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// Reads once, and again after each signal of a change: at once after a quiet time, never more often than
/// <see cref="Spacing"/> unless told otherwise. A signal during a read causes one more, so none is lost. While the database refuses, it retries by
/// itself.
/// </summary>
internal sealed class ThrottledReading : IAsyncDisposable
{
    internal static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause after the database has refused.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Func<CancellationToken, Task> _read;
    private readonly Action _repaint;
    private readonly TimeProvider _clock;
    private readonly ThrottledCallback _reading;
    private readonly IDisposable _subscription;

    /// <param name="read">Reads.</param>
    /// <param name="subscribe">Subscribes to the signal, which may come from any thread.</param>
    /// <param name="repaint">Called when <see cref="IsRefused"/> has changed.</param>
    /// <param name="failed">Receives what a read throws, except for database faults, which set
    /// <see cref="IsRefused"/>.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="spacing">The minimum time between two reads; null: <see cref="Spacing"/>.</param>
    public ThrottledReading(
        Func<CancellationToken, Task> read,
        Func<Action, IDisposable> subscribe,
        Action repaint,
        Func<Exception, Task> failed,
        TimeProvider clock,
        TimeSpan? spacing = null)
    {
        (_read, _repaint, _clock) = (read, repaint, clock);
        _reading = new ThrottledCallback(spacing ?? Spacing, ReadAsync, failed, clock);

        // Subscribe first, then read: in this order nothing is missed.
        _subscription = subscribe(_reading.Signal);
        Ask();
    }

    /// <summary>Whether the database refused the last read: what is shown may be old.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Requests another read, from any thread.</summary>
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
            SetRefused(false);
        }
        catch (DbException)
        {
            SetRefused(true);
            await Task.Delay(Rest, _clock, cancellationToken);
            Ask();
        }
    }

    private void SetRefused(bool isRefused)
    {
        if (IsRefused != isRefused)
        {
            IsRefused = isRefused;
            _repaint();
        }
    }
}
