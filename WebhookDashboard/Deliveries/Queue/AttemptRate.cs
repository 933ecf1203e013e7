namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Spaces the attempts of a destination evenly. Only its lane uses it.</summary>
internal sealed class AttemptRate(TimeProvider time)
{
    /// <summary>
    /// An attempt that begins late by no more than this does not delay the next ones: timers are late by some milliseconds.
    /// So a second may see 2 % more attempts than the rate allows; on average there are no more.
    /// </summary>
    private const double SlackSeconds = 0.02;

    /// <summary>The lane looks again at least this often, so that a low rate that is raised holds at once.</summary>
    private const double LongestWaitSeconds = 3600;

    private readonly long _start = time.GetTimestamp();
    private double _last = double.NegativeInfinity;

    /// <summary>How long the next attempt has to wait.</summary>
    /// <param name="perSecond">Null: there is no limit.</param>
    public TimeSpan Wait(double? perSecond) => perSecond is { } rate
        ? TimeSpan.FromSeconds(Math.Clamp(_last + (1 / rate) - Now, 0, LongestWaitSeconds))
        : TimeSpan.Zero;

    /// <summary>Counts an attempt that begins now.</summary>
    public void Count(double? perSecond)
    {
        var planned = perSecond is { } rate ? _last + (1 / rate) : double.NegativeInfinity;
        _last = Now - planned <= SlackSeconds ? planned : Now;
    }

    private double Now => time.GetElapsedTime(_start).TotalSeconds;
}
