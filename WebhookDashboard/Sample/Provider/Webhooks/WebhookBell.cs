using System.Threading.Channels;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>Wakes the sender. Ringing twice before it has looked is ringing once: it looks for all that there is.</summary>
internal sealed class WebhookBell(TimeProvider time)
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Until it rings, a time has come, or the waiting is ended. Throws in none of these cases.</summary>
    /// <param name="until">Null: however long it takes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
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
