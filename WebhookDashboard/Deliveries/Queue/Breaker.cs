namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// A circuit breaker for a destination that doesn't answer. After <see cref="Threshold"/> attempts in a row without an
/// answer it opens, for longer each time, and then lets one attempt through. So a dead destination with a long queue costs
/// next to nothing, and its deliveries save their attempts for when it is back.
/// </summary>
internal sealed class Breaker(TimeProvider time)
{
    public const int Threshold = 10;

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private int _unanswered;
    private TimeSpan _pause;
    private DateTimeOffset? _openUntil;

    /// <summary>Null while it is closed. After this time, one attempt at a time is let through.</summary>
    public DateTimeOffset? OpenUntil
    {
        get
        {
            lock (_gate)
            {
                return _openUntil;
            }
        }
    }

    public void Note(AttemptOutcome outcome)
    {
        lock (_gate)
        {
            if (outcome is not AttemptOutcome.Unreachable)
            {
                (_unanswered, _pause, _openUntil) = (0, TimeSpan.Zero, null);
                return;
            }

            _unanswered++;
            var now = time.GetUtcNow();
            if (_unanswered >= Threshold && (_openUntil is null || _openUntil <= now))
            {
                _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
                _openUntil = now + _pause;
            }
        }
    }

    /// <summary>Closes it, because somebody says that the destination is back.</summary>
    public void Reset() => Note(new AttemptOutcome.Delivered());
}
