using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class LastCallsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task List_NoCall_TeachesTheFirst()
    {
        var list = _context.Render<LastCalls>();

        await list.ShowsAsync(() => Assert.NotNull(list.Find(".none a[href=products]")));
    }

    [Fact]
    public async Task List_CallIsKept_IsOnTopAndCounted()
    {
        IReadOnlyList<RecentCall> starts = [];
        await KeepAsync("http://shop.test/users/123");
        var list = _context.Render<LastCalls>(parameters =>
            parameters.Add(one => one.Read, (IReadOnlyList<RecentCall> read) => starts = read));
        await list.ShowsAsync(() => Assert.Single(list.FindAll("tbody tr")));

        await KeepAsync("http://shop.test/products?a=%3Cb%3E");

        await list.ShowsAsync(
            () =>
            {
                Assert.Equal("/products?a=%3Cb%3E", list.Find("tbody tr code").TextContent);
                Assert.Equal(2, starts.Count);
            },
            () => _context.Clock.Advance(ThrottledReading.Spacing));
    }

    /// <summary>The polls of a comparison, ten a second, change no row.</summary>
    [Fact]
    public async Task List_CallIsOnlyCounted_ReadsTheCallsAndNoRow()
    {
        var told = 0;
        await KeepAsync("http://shop.test/users/123");
        var list = _context.Render<LastCalls>(parameters =>
            parameters.Add(one => one.Read, (IReadOnlyList<RecentCall> _) => Interlocked.Increment(ref told)));
        await list.ShowsAsync(() => Assert.Single(list.FindAll("tbody tr")));
        var rows = _context.Calls.RowsRead;

        _context.Calls.Count(_context.Calls.All[0]);
        await list.ShowsAsync(() => Assert.True(Volatile.Read(ref told) >= 2), () => _context.Clock.Advance(ThrottledReading.Spacing));

        Assert.Equal(rows, _context.Calls.RowsRead);
    }

    [Fact]
    public async Task List_PageRepaintsOnItsReading_RendersOnceForEach()
    {
        await KeepAsync("http://shop.test/users/123");
        var page = _context.Render<Page>();
        var list = page.FindComponent<LastCalls>();
        await page.ShowsAsync(() => Assert.Single(list.FindAll("tbody tr")));
        var before = list.RenderCount;

        await KeepAsync("http://shop.test/users/124");
        await page.ShowsAsync(() => Assert.Equal(2, list.FindAll("tbody tr").Count), () => _context.Clock.Advance(ThrottledReading.Spacing));
        await page.InvokeAsync(() => { }); // The reading has ended.

        // bUnit counts the list once more for its table, which it renders along.
        Assert.Equal(2, list.RenderCount - before);
    }

    [Fact]
    public async Task List_TenCalls_ShowsTheResultOfEach()
    {
        for (var i = 0; i < LastCalls.Rows - 1; i++)
        {
            await KeepAsync("http://shop.test/shop-api/products/7", hash: i == 0 ? "old" : "same");
        }

        await _context.Calls.KeepAsync(ACall("http://shop.test/shop-api/products/8") with { Outcome = PullOutcome.Refused, Status = 404 });
        await _context.Calls.KeepAsync(ACall("http://shop.test/shop-api/products/7") with { Outcome = PullOutcome.NotModified, Status = 304, BytesIn = 75 });
        var list = _context.Render<LastCalls>();

        await list.ShowsAsync(() => Assert.Equal(LastCalls.Rows, list.FindAll("tbody tr").Count));
        Assert.Equal(
            ["now", "GET", "/7", "304", "nothing new", "3.0 ms", "75 B"],
            list.FindAll("tbody tr:first-child td").Select(cell => cell.TextContent));
        Assert.Equal("not found", list.Find("tbody tr:nth-child(2) td:nth-child(5)").TextContent);
        Assert.Equal("nothing new", list.Find("tbody tr:nth-child(3) td:nth-child(5)").TextContent);
        Assert.Equal("new", list.Find("tbody tr:last-child td:nth-child(5)").TextContent);
        Assert.Empty(list.FindAll("[data-testid=comparison-polls]"));
    }

    [Fact]
    public async Task List_PollsOfAComparison_AreSummarisedUntilTheyAreOld()
    {
        await KeepAsync("http://shop.test/users/123");
        var list = _context.Render<LastCalls>();
        await list.ShowsAsync(() => Assert.Single(list.FindAll("tbody tr")));

        _context.Calls.Count(ACall("http://shop.test/products/7"));
        _context.Calls.Count(ACall("http://shop.test/products/7"));

        await list.ShowsAsync(
            () => Assert.Equal("and 2 polls of a comparison in the last 15 minutes", list.Find("[data-testid=comparison-polls]").TextContent),
            () => _context.Clock.Advance(ThrottledReading.Spacing));
        Assert.Single(list.FindAll("tbody tr"));

        _context.Clock.Advance(StatisticsWatch.Window + TimeSpan.FromSeconds(1));
        list.Render();
        Assert.Empty(list.FindAll("[data-testid=comparison-polls]"));
    }

    [Fact]
    public async Task List_OnlyPollsOfAComparison_DoesNotSayThatNobodyCalled()
    {
        _context.Calls.Count(ACall("http://shop.test/products/7"));
        var list = _context.Render<LastCalls>();

        await list.ShowsAsync(() => Assert.StartsWith("1 poll of a comparison", list.Find("[data-testid=comparison-polls]").TextContent, StringComparison.Ordinal));
        Assert.Empty(list.FindAll(".none"));
    }

    [Fact]
    public async Task Dispose_WhileSubscribed_EndsTheSubscription()
    {
        _context.Render<LastCalls>();
        Assert.Equal(1, _context.Calls.Watchers);

        await _context.DisposeComponentsAsync();

        Assert.Equal((0, 0), (_context.Calls.Watchers, _context.Calls.Counted.Subscribers));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task KeepAsync(string url, string? hash = null) => _context.Calls.KeepAsync(ACall(url) with { AnswerHash = hash });

    private Exchange ACall(string url) => new()
    {
        Source = "shop",
        Method = "GET",
        Url = url,
        Path = url[url.LastIndexOf('/')..],
        Status = 200,
        StartedAt = _context.Clock.GetUtcNow(),
        TotalMs = 3,
    };

    /// <summary>Repaints on each reading, as the overview does.</summary>
    private sealed class Page : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<LastCalls>(0);
            builder.AddAttribute(1, nameof(LastCalls.Read), EventCallback.Factory.Create<IReadOnlyList<RecentCall>>(this, _ => { }));
            builder.CloseComponent();
        }
    }
}
