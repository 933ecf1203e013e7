using System.Security.Cryptography;

namespace WebhookDashboard.Tests.TestKit.Programs;

/// <summary>npm packages that some tests need. They are installed once for all later runs of the user.</summary>
internal static class NpmPackage
{
    /// <summary>Skips the test if there is no npm, or npm can't reach its registry.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="version">The exact version.</param>
    /// <returns>The folder of the package.</returns>
    public static async Task<string> InstallOrSkipAsync(string name, string version)
    {
        var modules = await InstallOrSkipAsync($"{name}-{version}", [], ["install", "--no-save", $"{name}@{version}"]);
        return Path.Combine(modules, name);
    }

    /// <summary>Installs several packages and their dependencies, in the versions of a lock file.</summary>
    /// <param name="project">The folder of <c>package.json</c> and <c>package-lock.json</c>.</param>
    /// <returns>The folder <c>node_modules</c>.</returns>
    public static async Task<string> InstallLockedOrSkipAsync(string project)
    {
        var lockFile = Path.Combine(project, "package-lock.json");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(lockFile)))[..16];
        return await InstallOrSkipAsync($"locked-{hash}", [Path.Combine(project, "package.json"), lockFile], ["ci"]);
    }

    private static async Task<string> InstallOrSkipAsync(string key, string[] files, string[] command)
    {
        var npm = Tool.FindOrSkip("npm", "npm");
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var folder = Path.Combine(cache is "" ? Path.GetTempPath() : cache, "webhook-dashboard-tests", key);
        if (!Directory.Exists(folder))
        {
            // Under another name until it is complete: another test run may look for it, and this one may be killed.
            var part = $"{folder}.{Guid.NewGuid():N}";
            Directory.CreateDirectory(part);
            foreach (var file in files)
            {
                File.Copy(file, Path.Combine(part, Path.GetFileName(file)));
            }

            var (exitCode, output) = await Tool.RunAsync(
                [npm, .. command, "--prefix", part, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"], part);
            if (exitCode != 0)
            {
                Directory.Delete(part, recursive: true);
            }

            Tool.SkipOrFailIf(exitCode != 0, $"npm could not install {key}: {output}");
            MoveUnlessThere(part, folder);
        }

        return Path.Combine(folder, "node_modules");
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
