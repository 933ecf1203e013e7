namespace WebhookDashboard.Tests.TestKit;

/// <summary>The folder of the sources of this build.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A folder for the output of failed tests, which git ignores.</summary>
    public static string TestResults => Directory.CreateDirectory(Path.Combine(Root, "TestResults")).FullName;

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
