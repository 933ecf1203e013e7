using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Help;
using Xunit;

namespace WebhookDashboard.Tests.Components.Layout;

public sealed partial class HelpTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public void Topics_EveryPageOfTheMenu_HasThreeTermsInTwoSentences()
    {
        var pages = _context.Render<MainLayout>().FindAll(".nav-menu a").Select(link => link.GetAttribute("href")!);

        foreach (var page in pages)
        {
            var topic = HelpTopics.For(page);
            Assert.Equal(page, topic.Path);
            Assert.Equal(3, topic.Terms.Count);
            Assert.All(topic.Terms, term => Assert.True(Sentence().Count(term.Text) == 2, term.Text));
        }
    }

    [Theory]
    [InlineData("events/1", "Event")]
    [InlineData("compare?poll=5", "Interval")]
    [InlineData("", "Push")]
    public async Task Help_Opened_IsAboutThePageAndLinksTheApi(string path, string term)
    {
        var dialogs = _context.RenderDialogs();
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        var button = _context.Render<HelpButton>();

        await button.ClickAsync("button");

        await dialogs.ShowsAsync(() => Assert.Equal(term, dialogs.Find("dt").TextContent));
        Assert.Equal(["scalar", "openapi/v1.json"], dialogs.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>A full stop at the end or before a capital, but not in "v1.json" or "3.5".</summary>
    [GeneratedRegex(@"\.(?= [A-Z0-9]|$)", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
