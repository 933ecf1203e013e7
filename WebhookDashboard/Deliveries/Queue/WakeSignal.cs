using System.Threading.Channels;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Wakes one waiter. Setting it twice before the waiter has looked wakes it once.</summary>
internal sealed class WakeSignal(TimeProvider time)
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits until it is set, until a time, or until it is cancelled. Never throws.</summary>
    /// <param name="until">Null: no limit.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (_set.Reader.TryRead(out _))
        {
            return;
        }

        if (until is not { } at)
        {
            await WaitAsync(cancellationToken);
        }
        else if (at - time.GetUtcNow() is var longest && longest > TimeSpan.Zero)
        {
            using var limit = new CancellationTokenSource(longest, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            if (time.GetUtcNow() < at) // The clock may have been set forward before the limit was.
            {
                await WaitAsync(linked.Token);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Task waiting = _set.Reader.WaitToReadAsync(cancellationToken).AsTask();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _set.Reader.TryRead(out _);
    }
}
