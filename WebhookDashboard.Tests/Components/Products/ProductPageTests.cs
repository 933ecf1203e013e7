using Bunit;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class ProductPageTests : IAsyncDisposable
{
    private readonly ProductPages _pages = new();

    [Fact]
    public async Task Page_Opened_FetchesItsProductOnceAndFollowsItsWebhooks()
    {
        var page = Open("107");

        await page.ShowsAsync(() => Assert.Equal("Copper kettle 1.2 l", page.Find("#product-title").TextContent));
        Assert.Equal(["GET products/107"], _pages.Api.Calls);
        _pages.Book.Tell("107", 22, AnEvent.SomeTime.AddMinutes(1));
        await page.ShowsAsync(
            () => Assert.Contains("They differ; push is newer.", page.Find(".product .say").TextContent, StringComparison.Ordinal),
            () => _pages.Context.Clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Single(_pages.Api.Calls);
    }

    [Fact]
    public async Task Page_AnotherProductIsOpened_FetchesThatOneAndForgetsTheFirst()
    {
        var page = Open("107");
        await page.ShowsAsync(() => Assert.Single(_pages.Api.Calls));

        page.Render(parameters => parameters.Add(one => one.Id, "109"));

        await page.ShowsAsync(() => Assert.Equal("Canvas tote", page.Find("#product-title").TextContent));
        Assert.Equal(["GET products/107", "GET products/109"], _pages.Api.Calls);
    }

    [Fact]
    public async Task Page_FetchFails_SaysWhyAndRetries()
    {
        _pages.Api.Fail(PullOutcome.Refused, 404, "The shop has nothing there (404).");
        var page = Open("nothing");
        await page.ShowsAsync(() => Assert.Contains("nothing there", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.All(page.FindAll(".doing :is(button, input)"), control => Assert.True(control.HasAttribute("disabled"), control.OuterHtml));

        _pages.Api.Next = (exchange, _) => Task.FromResult(exchange);
        await page.ClickAsync("[role=alert] button");

        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[role=alert]")));
        Assert.False(page.Find(".doing input[type=email]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Page_Closed_EndsItsSubscriptions()
    {
        Open("107");
        Assert.NotEqual(0, _pages.Changes.Watchers);

        await _pages.Context.DisposeComponentsAsync();

        Assert.Equal(0, _pages.Changes.Watchers);
    }

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    private IRenderedComponent<ProductPage> Open(string id)
    {
        _ = _pages.Context.Popovers;
        return _pages.Context.Render<ProductPage>(parameters => parameters.Add(page => page.Id, id));
    }
}
