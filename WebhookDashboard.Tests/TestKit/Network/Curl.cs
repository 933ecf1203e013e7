using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Runs a curl command from a text against the test's server.</summary>
internal static class Curl
{
    /// <summary>The address in the texts.</summary>
    private const string Written = "http://localhost:5080/";

    public static void SkipWhereThereIsNone() => Assert.SkipUnless(
        !OperatingSystem.IsWindows() && IsOnPath("curl"), "No curl is installed, to run commands as they are written.");

    /// <param name="command">The command as typed, including quotes.</param>
    /// <param name="server">Replaces <c>http://localhost:5080/</c>.</param>
    public static async Task<(int Status, string Body)> RunAsync(string command, Uri server)
    {
        Assert.StartsWith("curl ", command, StringComparison.Ordinal);
        Assert.Contains(Written, command, StringComparison.Ordinal);
        var line = command.Replace(Written, server.AbsoluteUri, StringComparison.Ordinal) + @" -sS -w '\n%{http_code}'";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"{line} ended with {shell.ExitCode}.");
        var end = output.LastIndexOf('\n');
        return (int.Parse(output[(end + 1)..], CultureInfo.InvariantCulture), output[..end]);
    }

    private static bool IsOnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
