using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class LastEventsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task List_EventsStored_ShowsTheNewestFirst()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("first"));
        _context.EventLog.Add(AnEvent.To("inbox").OfType("second"));

        var list = _context.Render<LastEvents>();

        await list.ShowsAsync(() => Assert.Equal(["second", "first"], Types(list)));
    }

    [Fact]
    public async Task List_EventArrives_IsOnTopOnce()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("first"));
        var list = _context.Render<LastEvents>();
        await list.ShowsAsync(() => Assert.Equal(["first"], Types(list)));

        var arrived = _context.EventLog.Add(AnEvent.To("inbox").OfType("second"));
        await list.ShowsAsync(() => Assert.Equal(["second", "first"], Types(list)), () =>
        {
            _context.Clock.Advance(TimeSpan.FromMilliseconds(100));
            _context.Feed.Say(arrived);
        });
    }

    [Fact]
    public async Task List_FirstReadFails_SaysSoAndRetries()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("first"));
        _context.EventLog.Fault = new IOException("disk");
        var list = _context.Render<LastEvents>();
        await list.ShowsAsync(() => Assert.Contains("could not be read", list.Markup, StringComparison.Ordinal));

        _context.EventLog.Fault = null;

        await Until.TrueAsync(() =>
        {
            _context.Clock.Advance(LastEvents.BetweenTries);
            return Types(list).SequenceEqual(["first"]);
        });
    }

    [Fact]
    public async Task List_LaterReadFails_KeepsItsRowsAndRetries()
    {
        var gone = _context.EventLog.Add(AnEvent.To("inbox").OfType("first"));
        var list = _context.Render<LastEvents>();
        await list.ShowsAsync(() => Assert.Equal(["first"], Types(list)));
        _context.EventLog.Fault = new IOException("disk");
        _context.EventLog.Remove(gone.Id);
        var before = _context.EventLog.Pages;

        await _context.Directory.DeleteAsync(EndpointSlug.Parse("inbox"), Xunit.TestContext.Current.CancellationToken);
        await Until.TrueAsync(() =>
        {
            _context.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return _context.EventLog.Pages > before;
        });
        Assert.Equal(["first"], Types(list));
        _context.EventLog.Fault = null;

        await Until.TrueAsync(() =>
        {
            _context.Clock.Advance(LastEvents.BetweenTries);
            return !Types(list).Any();
        });
    }

    [Fact]
    public async Task List_Empty_TeachesTheNextStep()
    {
        var list = _context.Render<LastEvents>(parameters =>
            parameters.Add(one => one.Endpoint, EndpointSlug.Parse("inbox")));

        await list.ShowsAsync(() =>
            Assert.Contains("curl --json", list.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_MarkupInAType_IsShownAsText()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("<script>alert(1)</script>"));

        var list = _context.Render<LastEvents>();

        await list.ShowsAsync(() => Assert.Equal(["<script>alert(1)</script>"], Types(list)));
        Assert.Empty(list.FindAll("script"));
    }

    [Fact]
    public async Task Dispose_WhileSubscribed_EndsTheSubscription()
    {
        _context.Render<LastEvents>();
        Assert.Equal(1, _context.Feed.Subscriptions);

        await _context.DisposeComponentsAsync();

        Assert.Equal(0, _context.Feed.Subscriptions);
        Assert.Equal(0, _context.Directory.Watchers);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static IEnumerable<string> Types(IRenderedComponent<LastEvents> list) =>
        list.FindAll("[data-testid=event-row] a.open").Select(link => link.TextContent);
}
