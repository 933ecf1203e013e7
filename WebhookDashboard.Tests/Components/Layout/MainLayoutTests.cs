using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Layout;

public sealed class MainLayoutTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Dispose_LayoutShown_LeavesNoSubscriptionBehind()
    {
        _context.Render<MainLayout>();
        Assert.NotEqual(0, _context.Feed.Subscriptions);
        Assert.NotEqual(0, _context.Directory.Watchers);

        await _context.LeaveAsync();

        Assert.Equal(0, _context.Feed.Subscriptions);
        Assert.Equal(0, _context.Directory.Watchers);
    }

    [Fact]
    public async Task Navigation_EventsAndEndpoints_ShowsTheirCounts()
    {
        _context.Directory.With("inbox").With("payment");
        _context.Statistics.Now = HandStatistics.Of(("payment", 48_213));

        var layout = _context.Render<MainLayout>();

        await layout.ShowsAsync(() =>
        {
            Assert.Equal("48,213", layout.Find(".nav-menu a[href=events] .count").TextContent);
            Assert.Equal("2", layout.Find(".nav-menu a[href=endpoints] .count").TextContent);
            Assert.Contains("388 MB of 10 GiB used", layout.Find(".storage").TextContent, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(true, "products", "api-calls", "compare", "shop")]
    [InlineData(false)]
    public async Task Navigation_SampleOnOrOff_HasItsPagesOrNot(bool isOn, params string[] expected)
    {
        _context.Services.GetRequiredService<IOptions<SampleOptions>>().Value.Enabled = isOn;

        var layout = _context.Render<MainLayout>();
        await layout.ClickAsync(".tab-bar button");

        foreach (var menu in new[] { layout.FindAll(".nav-menu a"), layout.FindAll(".tab-bar a, [role=menu] a") })
        {
            var links = menu.Select(link => link.GetAttribute("href")).ToList();
            Assert.Equal(expected.Order(), links.Where(link => link is "products" or "api-calls" or "compare" or "shop").Order());
            Assert.Equal(1, links.Count(link => link == "endpoints"));
            Assert.Contains("settings", links);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("events/1", false)]
    [InlineData("compare?poll=5", false)]
    [InlineData("products?product=1", true)]
    [InlineData("settings", true)]
    public void Tabs_PageUnderMore_MarksMore(string path, bool isMarked)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(path);

        var layout = _context.Render<MainLayout>();

        Assert.Equal(isMarked, layout.Find(".tab-bar button").Closest("[aria-current]") is not null);
    }

    [Fact]
    public async Task StorageWarning_DuringAFault_IsShown()
    {
        var layout = _context.Render<MainLayout>();
        Assert.Empty(layout.FindAll("[role=alert]"));

        _context.Health.Set(new StorageFault("The disk is full.", AnEvent.SomeTime));
        await layout.ShowsAsync(() =>
            Assert.Contains("The disk is full.", layout.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        _context.Health.Set(null);
        await layout.ShowsAsync(() => Assert.Empty(layout.FindAll("[role=alert]")));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
