using System.Threading.Channels;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Wakes one waiter. Ringing twice before it has looked is ringing once: it looks for all that there is.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits until it rings, a time has come, or the waiting is cancelled. Throws in none of these cases.</summary>
    /// <param name="until">Null: however long it takes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (_rung.Reader.TryRead(out _))
        {
            return;
        }

        var longest = until is { } at ? at - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        if (until is not null && longest <= TimeSpan.Zero)
        {
            return;
        }

        using var limit = new CancellationTokenSource(longest, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Task waiting = _rung.Reader.WaitToReadAsync(linked.Token).AsTask();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _rung.Reader.TryRead(out _);
    }
}
