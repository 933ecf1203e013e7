namespace WebhookDashboard.Ingest;

/// <summary>Limits a rate. Bursts may take one second's worth of tokens, at least one.</summary>
internal sealed class TokenBucket(double perSecond, TimeProvider clock)
{
    /// <summary>The longest wait that is reported. At a very low rate the real one would exceed what a time span can hold.</summary>
    private const double LongestWaitSeconds = 24 * 60 * 60;

    private readonly Lock _gate = new();
    private readonly double _capacity = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes a token if there is one.</summary>
    /// <param name="retryAfter">How long until the next token, if there is none; at most a day.</param>
    public bool TryTake(out TimeSpan retryAfter)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var elapsed = clock.GetElapsedTime(_filledAt, now).TotalSeconds;
            _tokens = Math.Min(_capacity, _tokens + (elapsed * perSecond));
            _filledAt = now;
            if (_tokens >= 1)
            {
                _tokens--;
                retryAfter = TimeSpan.Zero;
                return true;
            }

            retryAfter = TimeSpan.FromSeconds(Math.Min((1 - _tokens) / perSecond, LongestWaitSeconds));
            return false;
        }
    }
}
