using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

public sealed partial class ScriptImportTests
{
    private static readonly string App = Path.Combine(Repository.Root, "WebhookDashboard");

    /// <summary>A page whose script moved keeps compiling, and fails in the browser alone.</summary>
    [Fact]
    public void Imports_OfEveryScript_LeadToAFile()
    {
        var imports = Scripts("Components").Concat(Scripts("wwwroot"))
            .SelectMany(script => Import().Matches(File.ReadAllText(script)).Select(match => (script, path: match.Groups["path"].Value)))
            .ToList();

        Assert.NotEmpty(imports);
        Assert.All(imports, import => Assert.True(LeadsToAFile(import.script, import.path), $"{import.script} imports {import.path}"));
    }

    private static IEnumerable<string> Scripts(string folder) =>
        Directory.EnumerateFiles(Path.Combine(App, folder), "*.js", SearchOption.AllDirectories);

    // A script beside a component is served under its path, one of wwwroot without that folder.
    private static bool LeadsToAFile(string script, string path)
    {
        var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(script)!, path));
        return File.Exists(target) || File.Exists(Path.Combine(App, "wwwroot", Path.GetRelativePath(App, target)));
    }

    [GeneratedRegex("""(from|import\()\s*['"](?<path>\.[^'"]+)['"]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Import();
}
