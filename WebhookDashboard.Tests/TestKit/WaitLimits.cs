namespace WebhookDashboard.Tests.TestKit;

internal static class WaitLimits
{
    /// <summary>
    /// The maximum time of a wait. Long, because only a failing test waits so long, and a busy machine must not cause
    /// failures.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
}
