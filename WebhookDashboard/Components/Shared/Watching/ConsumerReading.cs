using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Components.Shared.Watching;

/// <summary>
/// Reads parts of what the consumer keeps: once all that the page shows, then only what changed. A part whose reading failed is read
/// again with the next.
/// </summary>
internal sealed class ConsumerReading : IAsyncDisposable
{
    private readonly Func<ConsumerParts, CancellationToken, Task> _read;
    private readonly ThrottledReading _reading;
    private int _unread;

    /// <param name="changes">Tells what changed.</param>
    /// <param name="parts">What the page shows.</param>
    /// <param name="read">Reads the given parts. None of them: it only repaints.</param>
    /// <param name="repaint">Shows that <see cref="IsRefused"/> changed.</param>
    /// <param name="failed">Takes what a reading throws, except faults of the database.</param>
    /// <param name="clock">Paces.</param>
    public ConsumerReading(
        ConsumerChanges changes,
        ConsumerParts parts,
        Func<ConsumerParts, CancellationToken, Task> read,
        Action repaint,
        Func<Exception, Task> failed,
        TimeProvider clock)
    {
        (_read, _unread) = (read, (int)parts);
        _reading = new ThrottledReading(
            ReadAsync,
            ask => changes.Subscribe(parts, part =>
            {
                Interlocked.Or(ref _unread, (int)part);
                ask();
            }),
            repaint,
            failed,
            clock);
    }

    /// <inheritdoc cref="ThrottledReading.IsRefused" />
    public bool IsRefused => _reading.IsRefused;

    /// <summary>Has parts read again soon; from any thread.</summary>
    public void Ask(ConsumerParts parts)
    {
        Interlocked.Or(ref _unread, (int)parts);
        _reading.Ask();
    }

    public ValueTask DisposeAsync() => _reading.DisposeAsync();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var parts = (ConsumerParts)Interlocked.Exchange(ref _unread, 0);
        try
        {
            await _read(parts, cancellationToken);
        }
        catch
        {
            Interlocked.Or(ref _unread, (int)parts);
            throw;
        }
    }
}
