using System.Diagnostics;
using WebhookDashboard.Tests.TestKit.Programs;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// Simulates a full disk for one process: the kernel refuses every write beyond a file size, as when no block is left. Works
/// on any Linux, without privileges or another disk.
/// </summary>
internal static class FileSizeLimit
{
    private const string Tool = "prlimit";

    /// <summary>
    /// The command to start the process with: a process that ignores the signal gets an error from its write instead.
    /// </summary>
    public static readonly IReadOnlyList<string> Wrapper = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    public static void SkipWhereThereIsNone() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && File.Exists($"/usr/bin/{Tool}"), "Only Linux has prlimit, to take a process its disk.");

    public static Task FillAsync(DashboardProcess process) => SetAsync(process, "4096");

    public static Task FreeAsync(DashboardProcess process) => SetAsync(process, "unlimited");

    private static async Task SetAsync(DashboardProcess process, string bytes)
    {
        // Only the soft limit, before the colon: anyone may raise it again.
        using var tool = Process.Start(Tool, ["--pid", $"{process.Id}", $"--fsize={bytes}:"]);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, tool.ExitCode);
    }
}
