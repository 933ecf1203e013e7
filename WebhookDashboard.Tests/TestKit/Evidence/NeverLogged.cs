using Xunit;

namespace WebhookDashboard.Tests.TestKit.Evidence;

/// <summary>
/// A mark in the secrets and bodies that tests send. When <see cref="DashboardHost"/> ends, it searches all log lines for
/// the mark, so the whole test run shows that none of them is ever logged.
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
