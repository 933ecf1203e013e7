namespace WebhookDashboard.Benchmarks.Servers;

/// <summary>The folder of the sources, and a folder beside them for results, which git ignores.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Not under /tmp, which is often memory: the benchmarks measure the disk.</summary>
    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "benchmarks")).FullName;

    private static string Find(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (!File.Exists(Path.Combine(at.FullName, "WebhookDashboard.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException($"No folder above {folder} holds WebhookDashboard.sln.");
        }

        return at.FullName;
    }
}
