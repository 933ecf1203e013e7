using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Histogram;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Histogram;

public sealed class HistogramPanelTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    private MemoryHistograms Histograms => _context.Histograms;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Panel_Folded_ReadsAndFollowsNothing()
    {
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.Single(Histograms.Requests));

        await panel.InvokeAsync(() => panel.Instance.OpenAsync(isOpen: false, by: null));

        await Until.EqualAsync(0, () => _context.Feed.Subscriptions);
        Assert.Equal("false", panel.Find("[data-histogram-fold]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Panel_Events_AreDrawnAndToldInWords()
    {
        Add(AnEvent.To("inbox").Judged(Verdict.Mismatch), minute: 0);
        Add(AnEvent.To("inbox").Judged(Verdict.Valid), minute: 0);
        Add(AnEvent.To("inbox").Judged(Verdict.Valid), minute: 5);
        Pass(TimeSpan.FromMinutes(10));

        var panel = await OpenAsync(EventsView.All);

        await panel.ShowsAsync(() => Assert.Equal(["2 events: 1 valid, 1 mismatch", "1 event: 1 valid"], Texts(panel).Where(text => !text.StartsWith("0 ", StringComparison.Ordinal))));
        Assert.Equal(["valid", "mismatch"], panel.FindAll(".bar").First(bar => bar.QuerySelector("i") is not null).QuerySelectorAll("i").Select(part => part.ClassName));
        Assert.Equal(["mismatch 1", "valid 2"], Legend(panel));
        Assert.Contains("3 events from", Said(panel), StringComparison.Ordinal);
        Assert.Contains("at most 2 in one", Said(panel), StringComparison.Ordinal);
        Assert.True(Histograms.Requests.TrueForAll(request => request is { IsRounded: true, By: HistogramBy.Verdict }));
    }

    [Fact]
    public async Task Panel_LiveEvents_AreAddedWithoutARead()
    {
        Add(AnEvent.To("inbox"), minute: 0);
        Pass(TimeSpan.FromMinutes(10));
        var panel = await OpenAsync(EventsView.All with { Method = "POST" });
        await panel.ShowsAsync(() => Assert.Equal(["unchecked 1"], Legend(panel)));
        var reads = Histograms.Requests.Count;

        _context.Feed.Say(Add(AnEvent.To("inbox").Judged(Verdict.Stale), minute: 10), Add(AnEvent.To("inbox").By("PUT"), minute: 10));

        await panel.ShowsAsync(() => Assert.Equal(["stale 1", "unchecked 1"], Legend(panel)), () => Pass(TimeSpan.FromMilliseconds(100)));
        Assert.Equal(reads, Histograms.Requests.Count);
    }

    [Fact]
    public async Task Panel_FeedSkippedSome_ReadsAgainAfterARest()
    {
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.Single(Histograms.Requests));
        var before = _context.Clock.GetUtcNow();
        Add(AnEvent.To("inbox"), minute: 0);

        _context.Feed.Say([Add(AnEvent.To("inbox"), minute: 0)], skipped: 1);

        await panel.ShowsAsync(() => Assert.Equal(["unchecked 2"], Legend(panel)), () => Pass(TimeSpan.FromSeconds(1)));
        Assert.True(_context.Clock.GetUtcNow() - before >= HistogramFollower.ShortestRest);
    }

    [Fact]
    public async Task Panel_EventsDeleted_ReadsAgain()
    {
        var gone = Add(AnEvent.To("inbox"), minute: 0);
        Add(AnEvent.To("inbox"), minute: 0);
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.Equal(["unchecked 2"], Legend(panel)));

        await _context.EventLog.DeleteAsync(gone.Id, CancellationToken.None);

        await panel.ShowsAsync(() => Assert.Equal(["unchecked 1"], Legend(panel)), () => Pass(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Panel_ReadFails_SaysSoAndRecovers()
    {
        Add(AnEvent.To("inbox"), minute: 0);
        Histograms.Fault = new IOException("disk");
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.Contains("couldn't be read", panel.Find("[role=status]").TextContent, StringComparison.Ordinal));

        Histograms.Fault = null;

        await panel.ShowsAsync(
            () =>
            {
                Assert.Equal(["unchecked 1"], Legend(panel));
                Assert.Empty(panel.Find("[role=status]").TextContent.Trim());
            },
            () => Pass(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Panel_NotWhole_SaysSo()
    {
        Histograms.SearchedTo = 5;

        var panel = await OpenAsync(EventsView.All);

        await panel.ShowsAsync(() => Assert.Contains("Not whole", panel.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Panel_EventOfAnImpossibleTime_IsLeftOutAndSaysSo()
    {
        Add(AnEvent.To("inbox"), minute: 0);
        _context.EventLog.Add(AnEvent.To("inbox").At(new DateTimeOffset(9_999, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        var panel = await OpenAsync(EventsView.All);

        await panel.ShowsAsync(() => Assert.Equal("1 event left out: more than ten years old, or in the future.", panel.Find("[role=status]").TextContent.Trim()));
        Assert.Equal(["unchecked 1"], Legend(panel));
    }

    [Fact]
    public async Task Panel_Paused_StandsStill()
    {
        Add(AnEvent.To("inbox"), minute: 0);
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.Equal(["unchecked 1"], Legend(panel)));

        await panel.InvokeAsync(() => _context.View.IsPaused = true);
        _context.Feed.Say(Add(AnEvent.To("inbox"), minute: 0));
        Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(["unchecked 1"], Legend(panel));

        await panel.InvokeAsync(() => _context.View.IsPaused = false);
        await panel.ShowsAsync(() => Assert.Equal(["unchecked 2"], Legend(panel)), () => Pass(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Choose_Range_ShowsItsEventsAndKeepsTheOtherFilters()
    {
        var open = EventId.At(AnEvent.SomeTime);
        var panel = await OpenAsync(EventsView.Parse("?method=POST&time=1h"), open);

        await panel.InvokeAsync(() => panel.Instance.ChooseAsync(AnEvent.SomeTime.ToUnixTimeMilliseconds(), AnEvent.SomeTime.AddMinutes(1).ToUnixTimeMilliseconds()));

        Assert.EndsWith(
            $"/events/{open}?method=POST&from=2026-01-02T03%3A04%3A05.678Z&to=2026-01-02T03%3A05%3A05.678Z",
            _context.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bar_Link_ShowsItsEvents()
    {
        Add(AnEvent.To("inbox"), minute: 0);
        var panel = await OpenAsync(EventsView.Parse("?from=2026-01-02T03:00:00Z&to=2026-01-02T04:00:00Z"));

        await panel.ShowsAsync(() => Assert.Equal(60, panel.FindAll(".bar").Count));

        Assert.Equal("events?from=2026-01-02T03%3A04%3A00Z&to=2026-01-02T03%3A05%3A00Z", panel.FindAll(".bar")[4].GetAttribute("href"));
    }

    [Theory]
    [InlineData(HistogramBy.Verdict, "mismatch", "?verdict=mismatch")]
    [InlineData(HistogramBy.Type, "order.paid", "?type=order.paid")]
    [InlineData(HistogramBy.Type, "(none)", "?type=%28none%29")]
    [InlineData(HistogramBy.Endpoint, "payment", "?endpoint=payment")]
    public async Task Legend_Key_FiltersByItAndUnfilters(HistogramBy by, string key, string query)
    {
        Add(AnEvent.To("payment").OfType("order.paid").Judged(Verdict.Mismatch), minute: 0);
        Add(AnEvent.To("inbox"), minute: 0);
        var panel = await OpenAsync(EventsView.All, by: by);
        await panel.ShowsAsync(() => Assert.Equal($"events{query}", Link(panel, key).GetAttribute("href")));

        var filtered = EventsView.Parse(query);
        panel.Render(parameters => parameters.Add(one => one.View, filtered));

        await panel.ShowsAsync(() => Assert.Equal(("events", "true"), (Link(panel, key).GetAttribute("href"), Link(panel, key).GetAttribute("aria-current"))));
        await panel.ShowsAsync(() => Assert.Equal(filtered.ToFilter(default), Histograms.Requests[^1].Filter with { Endpoints = filtered.Endpoints }));
    }

    [Fact]
    public async Task Series_Chosen_AreReadAndRemembered()
    {
        Add(AnEvent.To("inbox").OfType("order.paid"), minute: 0);
        var panel = await OpenAsync(EventsView.All);

        await panel.ClickAsync(() => panel.FindAll("button").Single(button => button.TextContent.Trim() == "Type"));

        await panel.ShowsAsync(() => Assert.Equal(["order.paid 1"], Legend(panel)));
        Assert.Equal(HistogramBy.Type, Histograms.Requests[^1].By);
    }

    [Fact]
    public async Task Panel_Rendered_NotAgainUntilSomethingChanged()
    {
        var panel = await OpenAsync(EventsView.All);
        await panel.ShowsAsync(() => Assert.NotEmpty(panel.FindAll(".bar")));
        var renders = panel.RenderCount;

        panel.Render(parameters => parameters.Add(one => one.View, EventsView.Parse("")));

        Assert.Equal(renders, panel.RenderCount);
    }

    private static IReadOnlyList<string> Texts(IRenderedComponent<HistogramPanel> panel) =>
        [.. panel.FindAll(".bar .visually-hidden").Select(text => text.TextContent[(text.TextContent.IndexOf(',', StringComparison.Ordinal) + 2)..].Trim())];

    private static IReadOnlyList<string> Legend(IRenderedComponent<HistogramPanel> panel) =>
        [.. panel.FindAll(".legend li").Select(key => $"{key.QuerySelector(".ellipsis")!.TextContent} {key.QuerySelector("b")!.TextContent}")];

    private static string Said(IRenderedComponent<HistogramPanel> panel) => panel.Find("#histogram-says").TextContent;

    private static AngleSharp.Dom.IElement Link(IRenderedComponent<HistogramPanel> panel, string key) =>
        panel.FindAll(".legend a").Single(link => link.TextContent == key);

    private EventSummary Add(AnEvent one, int minute) => _context.EventLog.Add(one.At(AnEvent.SomeTime.AddMinutes(minute)));

    private void Pass(TimeSpan time) => _context.Clock.Advance(time);

    /// <summary>Renders the panel as a browser shows it.</summary>
    private async Task<IRenderedComponent<HistogramPanel>> OpenAsync(EventsView view, EventId? open = null, HistogramBy? by = null)
    {
        var panel = _context.Render<HistogramPanel>(parameters => parameters.Add(one => one.View, view).Add(one => one.Open, open));
        await panel.InvokeAsync(() => panel.Instance.OpenAsync(isOpen: true, by?.ToString()));
        return panel;
    }
}
