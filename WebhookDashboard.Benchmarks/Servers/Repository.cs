namespace WebhookDashboard.Benchmarks.Servers;

/// <summary>Where the sources are, and a folder beside them for what a run leaves; git ignores it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Not under /tmp, which is often memory: what is measured here is the disk.</summary>
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
