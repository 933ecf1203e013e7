using System.Threading.Channels;

namespace WebhookDashboard.Signals;

/// <summary>
/// Turns any number of signals into at most one turn for each interval. The first signal after a quiet interval gets its
/// turn at once. All signals within an interval share one turn at its end, so the last change always gets a turn.
/// </summary>
/// <param name="interval">From the start of one turn to the start of the next.</param>
/// <param name="clock">Measures the interval.</param>
internal sealed class Throttle(TimeSpan interval, TimeProvider clock)
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private long? _lastTurn;

    /// <summary>Signals a change, from any thread. Costs next to nothing while a turn is already due.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>
    /// Waits for the next turn. Allows one caller at a time, which reads the current state after each turn.
    /// </summary>
    public async Task NextTurnAsync(CancellationToken cancellationToken)
    {
        await _signals.Reader.WaitToReadAsync(cancellationToken);
        if (_lastTurn is { } last && interval - clock.GetElapsedTime(last) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        _signals.Reader.TryRead(out _); // This turn may miss what is signalled after this line.
        _lastTurn = clock.GetTimestamp();
    }
}
