using System.Diagnostics;
using System.Globalization;

namespace WebhookDashboard.Benchmarks.Load;

/// <summary>
/// Divides the processors between a server and its browsers, which run on other machines in real life: ten browsers on the
/// server's processors would measure themselves.
/// </summary>
internal static class Processors
{
    private static readonly int Half = Math.Max(Environment.ProcessorCount / 2, 1);

    /// <summary>Moves this process, and what it starts from now on, to the first half of the processors.</summary>
    public static Task UseFirstHalfAsync() => UseAsync(0, Half - 1);

    /// <summary>Moves this process, and what it starts from now on, to the second half of the processors.</summary>
    public static Task UseSecondHalfAsync() => UseAsync(Math.Min(Half, Environment.ProcessorCount - 1), Environment.ProcessorCount - 1);

    private static async Task UseAsync(int first, int last)
    {
        using var taskset = Process.Start(new ProcessStartInfo(
            "taskset",
            ["--all-tasks", "--cpu-list", "--pid", $"{first}-{last}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await taskset.StandardOutput.ReadToEndAsync();
        await taskset.WaitForExitAsync();
    }
}
