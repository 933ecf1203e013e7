using System.Diagnostics;
using Xunit;

namespace WebhookDashboard.Tests.TestKit.Programs;

/// <summary>Installed programs that some tests need, and that test.sh installs.</summary>
internal static class Tool
{
    /// <summary>Set by test.sh: a missing program is then a failure, not a reason to skip.</summary>
    private const string NoSkipVariable = "WEBHOOKDASHBOARD_NO_SKIP";

    /// <summary>Skips the test if the program is not installed.</summary>
    /// <param name="command">The command.</param>
    /// <param name="package">Debian's package.</param>
    /// <returns>The path of the program.</returns>
    public static string FindOrSkip(string command, string package)
    {
        // Debian keeps programs for root in folders that are not on every PATH.
        var folders = $"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin";
        var found = folders.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists);
        var missing = $"No {command} on the PATH (Debian: {package}); ./test.sh installs it.";
        SkipOrFailIf(found is null, missing);
        return found!;
    }

    /// <summary>Fails instead of skipping when test.sh runs the test.</summary>
    public static void SkipOrFailIf(bool isMissing, string what)
    {
        if (isMissing && Environment.GetEnvironmentVariable(NoSkipVariable) == "1")
        {
            Assert.Fail(what);
        }

        Assert.SkipWhen(isMissing, what);
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>Its output.</returns>
    public static async Task<string> OutputAsync(
        IReadOnlyList<string> command, string? workingFolder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exitCode, output) = await RunAsync(command, workingFolder, environment);
        Assert.True(exitCode == 0, $"{string.Join(' ', command)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a program to its end, without a shell.</summary>
    /// <returns>Its exit code, its output and its error output.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command, string? workingFolder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = workingFolder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var cancellation = TestContext.Current.CancellationToken;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
