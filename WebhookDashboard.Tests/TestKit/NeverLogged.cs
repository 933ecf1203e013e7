using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// A mark within the secrets and bodies that tests give the app. <see cref="DashboardHost"/> looks for it, when it ends,
/// in all that was logged meanwhile: so the whole test run shows that none of them gets into a log.
/// </summary>
internal static class NeverLogged
{
    public const string Mark = "never-in-a-log";

    public static void AssertNowhereIn(IEnumerable<LogLine> lines)
    {
        var found = lines.Select(line => line.ToString()).Where(line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"A secret or a body was logged, {found.Count} times. The first:\n{found[0]}");
        }
    }
}
