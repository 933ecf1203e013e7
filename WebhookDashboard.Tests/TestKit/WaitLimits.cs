namespace WebhookDashboard.Tests.TestKit;

internal static class WaitLimits
{
    /// <summary>How long a wait goes on. Long, because only a test that fails waits so long; a busy machine must not make one.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
}
