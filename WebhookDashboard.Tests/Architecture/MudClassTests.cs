using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

/// <summary>
/// MudBlazor's class names are private to it and change with its versions. Only the theme's sheet, <c>wwwroot/mud.css</c>,
/// names them.
/// </summary>
public sealed class MudClassTests
{
    private static readonly string[] Folders = ["Components", "wwwroot"];

    [Fact]
    public void MarkupStylesAndScripts_OutsideTheTheme_NameNoClassOfMudBlazor() => Assert.Empty(
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(App, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".razor" or ".css" or ".js" or ".cs"
        let name = Path.GetRelativePath(App, file).Replace('\\', '/')
        where name != "wwwroot/mud.css"
        where File.ReadAllText(file).Contains("mud-", StringComparison.Ordinal)
        select name);

    private static string App => Path.Combine(Repository.Root, "WebhookDashboard");
}
