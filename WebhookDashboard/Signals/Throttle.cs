using System.Threading.Channels;

namespace WebhookDashboard.Signals;

/// <summary>
/// Turns any number of signals into at most one turn an interval. The first signal after a quiet interval has its turn at
/// once; all that come during an interval have one together when it is over, so the last change always has a turn.
/// </summary>
/// <param name="interval">From the beginning of one turn to that of the next.</param>
/// <param name="clock">Measures it.</param>
internal sealed class Throttle(TimeSpan interval, TimeProvider clock)
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long? _lastTurn;

    /// <summary>Something changed. From any thread; costs next to nothing while a turn is due anyway.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>Waits for the next turn. One caller at a time, who looks at what is there after each.</summary>
    public async Task NextTurnAsync(CancellationToken cancellationToken)
    {
        await _signals.Reader.WaitToReadAsync(cancellationToken);
        if (_lastTurn is { } last && interval - clock.GetElapsedTime(last) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        _signals.Reader.TryRead(out _); // Whatever is signalled from here on may not be seen in this turn.
        _lastTurn = clock.GetTimestamp();
    }
}
