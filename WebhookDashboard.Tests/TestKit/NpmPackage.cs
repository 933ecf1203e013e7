using System.Diagnostics;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>A program of npm that some tests want. It is installed once, for every later run of this person.</summary>
internal static class NpmPackage
{
    /// <summary>Skips the test where there is no npm, or where npm cannot reach its registry.</summary>
    /// <param name="name">As npm knows it.</param>
    /// <param name="version">Exactly this one.</param>
    /// <returns>The folder of the package.</returns>
    public static async Task<string> InstallOrSkipAsync(string name, string version)
    {
        var npm = Tool.FindOrSkip("npm", "npm");
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var folder = Path.Combine(cache is "" ? Path.GetTempPath() : cache, "webhook-dashboard-tests", $"{name}-{version}");
        if (!Directory.Exists(folder))
        {
            // Under another name until it is whole: another test run may look for it, and this one may be killed.
            var part = $"{folder}.{Guid.NewGuid():N}";
            Directory.CreateDirectory(part);
            var fault = await InstallAsync(npm, part, $"{name}@{version}");
            Tool.SkipOrFailIf(fault is not null, $"npm could not install {name}@{version}: {fault}");
            MoveUnlessThere(part, folder);
        }

        return Path.Combine(folder, "node_modules", name);
    }

    private static async Task<string?> InstallAsync(string npm, string folder, string package)
    {
        using var process = Process.Start(new ProcessStartInfo(
            npm, ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel", "error", package])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
        {
            return null;
        }

        Directory.Delete(folder, recursive: true);
        return errors.Trim();
    }

    private static void MoveUnlessThere(string part, string folder)
    {
        try
        {
            Directory.Move(part, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(part, recursive: true);
        }
    }
}
