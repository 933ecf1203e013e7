namespace WebhookDashboard.Tests.Browser;

/// <summary>This machine's Chromium; the tests download none.</summary>
internal static class InstalledBrowser
{
    /// <summary>
    /// The headless shell first: the others start a process for the window's own controls with each page, and the journeys take
    /// twice the CPU.
    /// </summary>
    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    /// <summary>The first one on the PATH; null if there is none.</summary>
    public static string? Path { get; } = Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    private static string? Find(string path)
    {
        var folders = path.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
