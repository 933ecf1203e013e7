using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// Packages of npm that tests use, in the versions of a <c>package-lock.json</c>. They are installed once into the
/// user's data folder, outside the repository, and again when the lock file changes.
/// </summary>
internal static class NpmPackages
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Installed = new();

    /// <summary>Skips the test where there is no npm, or where it can't reach its registry.</summary>
    /// <param name="folder">Holds <c>package.json</c> and <c>package-lock.json</c>.</param>
    /// <returns>The folder <c>node_modules</c>.</returns>
    public static Task<string> InstallOrSkipAsync(string folder) =>
        Installed.GetOrAdd(folder, _ => new Lazy<Task<string>>(() => InstallAsync(folder))).Value;

    private static async Task<string> InstallAsync(string folder)
    {
        var npm = Tool.FindOrSkip("npm", "npm");
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"));
        var target = Path.Combine(Cache(), Convert.ToHexStringLower(SHA256.HashData(lockFile))[..16]);
        var modules = Path.Combine(target, "node_modules");
        if (Directory.Exists(modules))
        {
            return modules;
        }

        // Beside its place first: a run that is cut off leaves nothing half there, and two runs do not meet.
        var scratch = Directory.CreateDirectory($"{target}.{Environment.ProcessId}").FullName;
        foreach (var name in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(folder, name), Path.Combine(scratch, name), overwrite: true);
        }

        var (exitCode, output) = await Tool.RunAsync(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", scratch], workingFolder: scratch);
        Tool.SkipOrFailIf(exitCode != 0, $"npm could not install {folder}/package.json: {output}");
        try
        {
            Directory.Move(scratch, target);
        }
        catch (IOException) when (Directory.Exists(modules))
        {
            Directory.Delete(scratch, recursive: true);
        }

        return modules;
    }

    private static string Cache() => Directory.CreateDirectory(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "webhook-dashboard-tests",
        "npm")).FullName;
}
