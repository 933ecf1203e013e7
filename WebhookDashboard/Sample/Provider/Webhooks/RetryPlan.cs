namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>
/// When a webhook that failed is sent again: after some 2, 4, 8… seconds, at most 5 minutes, given up after
/// <see cref="MaxAttempts"/>, which is after a good quarter of an hour.
/// </summary>
internal static class RetryPlan
{
    public const int MaxAttempts = 12;

    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="attempts">How often it has failed, from 1.</param>
    /// <param name="retryAfter">What the receiver asked for; it may lengthen the wait, within bounds.</param>
    /// <param name="chance">From 0 to 1. The upper half of each wait is left to it, so that many that failed together do not all come back together.</param>
    public static TimeSpan WaitAfter(int attempts, TimeSpan? retryAfter, double chance)
    {
        var whole = Math.Min(First.TotalSeconds * Math.Pow(2, attempts - 1), Longest.TotalSeconds);
        var wait = TimeSpan.FromSeconds(whole * (0.5 + (chance / 2)));
        return retryAfter is { } asked && asked > wait ? (asked < Longest ? asked : Longest) : wait;
    }
}
