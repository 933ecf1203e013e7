using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Watching;
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

        await KeepAsync("http://shop.test/products?a=<b>");

        await list.ShowsAsync(
            () =>
            {
                Assert.Equal("/products?a=%3Cb%3E", list.Find("tbody tr code").TextContent);
                Assert.Equal(2, starts.Count);
            },
            () => _context.Clock.Advance(ThrottledReading.Spacing));
    }

    /// <summary>The polls of a comparison come ten times a second, and change no row.</summary>
    [Fact]
    public async Task List_CallIsOnlyCounted_ReadsTheStartsAndNoRow()
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
    public async Task Dispose_WhileItListens_EndsItsSubscription()
    {
        _context.Render<LastCalls>();
        Assert.Equal(1, _context.Calls.Watchers);

        await _context.DisposeComponentsAsync();

        Assert.Equal((0, 0), (_context.Calls.Watchers, _context.Calls.Counted.Subscribers));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task KeepAsync(string url) => _context.Calls.KeepAsync(
        new Exchange { Source = "shop", Method = "GET", Url = url, Status = 200, StartedAt = _context.Clock.GetUtcNow(), TotalMs = 3 });
}
