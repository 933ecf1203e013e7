namespace WebhookDashboard.Deliveries.Queue;

/// <summary>How long a delivery waits after a failed attempt: the first delay, twice that, four times that… up to the longest.</summary>
internal static class RetryDelay
{
    /// <param name="destination">Sets the first and the longest delay.</param>
    /// <param name="failures">How often it has failed, from 1.</param>
    /// <param name="retryAfter">What the destination asked for; it may lengthen the wait, up to the longest.</param>
    /// <param name="chance">From 0 to 1. The upper half of each wait is left to it, so that many that failed together do not all come back together.</param>
    public static TimeSpan WaitAfter(Destination destination, int failures, TimeSpan? retryAfter, double chance)
    {
        var longest = destination.MaxDelay;
        var whole = Math.Min(destination.FirstDelay.TotalSeconds * Math.Pow(2, failures - 1), longest.TotalSeconds);
        var wait = TimeSpan.FromSeconds(whole * (0.5 + (chance / 2)));
        return retryAfter is { } asked && asked > wait ? (asked < longest ? asked : longest) : wait;
    }
}
