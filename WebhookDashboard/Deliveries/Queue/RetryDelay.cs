namespace WebhookDashboard.Deliveries.Queue;

/// <summary>How long a delivery waits after a failed attempt: the first delay, twice that, four times that… up to the longest.</summary>
internal static class RetryDelay
{
    /// <param name="destination">Sets the first and the longest delay.</param>
    /// <param name="failures">How often it has failed, at least once.</param>
    /// <param name="retryAfter">The wait that the destination asked for. It may lengthen the wait, up to the longest.</param>
    /// <param name="chance">From 0 to 1. It varies the upper half of the wait, so that deliveries that failed together are not all retried together.</param>
    public static TimeSpan WaitAfter(Destination destination, int failures, TimeSpan? retryAfter, double chance)
    {
        var longest = destination.MaxDelay;
        var whole = Math.Min(destination.FirstDelay.TotalSeconds * Math.Pow(2, failures - 1), longest.TotalSeconds);
        var wait = TimeSpan.FromSeconds(whole * (0.5 + (chance / 2)));
        return retryAfter is { } asked && asked > wait ? (asked < longest ? asked : longest) : wait;
    }
}
