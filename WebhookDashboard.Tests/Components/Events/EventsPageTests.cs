using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventsPageTests : BunitContext
{
    private readonly MemoryLog _log = new();
    private readonly HandFeed _feed = new();
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime.AddHours(1));

    public EventsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddOptions<PublicAddressOptions>();
        Services.AddSingleton<PublicAddress>();
        Services.AddSingleton<IEventLog>(_log);
        Services.AddSingleton<ILiveFeed>(_feed);
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton<IEndpointDirectory, OneEndpoint>();
        Services.AddSingleton<ILogStatistics, NoStatistics>();
        Services.AddSingleton<StatisticsWatch>();
        Services.AddScoped<LiveView>();
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Render<MudPopoverProvider>();
    }

    [Fact]
    public void Page_LiveEvent_IsShownAtOnce()
    {
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));

        var added = _log.Add(AnEvent.To("inbox").OfType("hello.world"));
        _feed.Say(added);

        page.WaitForAssertion(() => Assert.Equal([added.Id.ToString()], Rows(page)));
    }

    [Fact]
    public async Task Page_Paused_CountsBehindThePillAndTellsTheLayout()
    {
        var first = _log.Add(AnEvent.To("inbox"));
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Single(Rows(page)));

        await page.ClickAsync(() => Pause(page));
        _feed.Say(_log.Add(AnEvent.To("inbox")), _log.Add(AnEvent.To("inbox")));

        page.WaitForAssertion(() => Assert.Equal("2 new", Pill(page)));
        Assert.Equal([first.Id.ToString()], Rows(page));
        Assert.True(Services.GetRequiredService<LiveView>().IsPaused);
        await page.ClickAsync("[data-testid=new-events]");
        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));
        Assert.Null(Pill(page));
    }

    [Fact]
    public async Task Page_Resumed_ShowsWhatWaited()
    {
        var page = Open("events");
        await page.ClickAsync(() => Pause(page));
        _feed.Say(_log.Add(AnEvent.To("inbox")));
        page.WaitForAssertion(() => Assert.Equal("1 new", Pill(page)));

        await page.ClickAsync(() => Pause(page));

        page.WaitForAssertion(() => Assert.Single(Rows(page)));
        Assert.False(Services.GetRequiredService<LiveView>().IsPaused);
    }

    [Fact]
    public void Page_FeedLeftSomeOut_ReadsThemFromTheLog()
    {
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Equal(1, _feed.Subscriptions));
        var all = Enumerable.Range(0, 5).Select(_ => _log.Add(AnEvent.To("inbox"))).ToArray();

        _feed.Say([all[^1]], skipped: 4);

        page.WaitForAssertion(() => Assert.Equal(_log.NewestFirst.Select(e => e.Id.ToString()), Rows(page)));
    }

    [Fact]
    public async Task Page_Filtered_CountsOnceAndAddsWhatComes()
    {
        var kept = Enumerable.Range(0, 150).Select(_ => _log.Add(AnEvent.To("inbox"))).ToList();
        var page = Open("events?method=POST");
        page.WaitForAssertion(() => Assert.StartsWith("150 shown", ResultCount(page), StringComparison.Ordinal));

        _feed.Say(_log.Add(AnEvent.To("inbox")), _log.Add(AnEvent.To("inbox").By("PUT")));
        page.WaitForAssertion(() => Assert.StartsWith("151 shown", ResultCount(page), StringComparison.Ordinal));
        var more = Enumerable.Range(0, 120).Select(_ => _log.Add(AnEvent.To("inbox"))).ToArray();
        _feed.Say([more[^1]], skipped: 119);

        await PassUntilAsync(EventListFollower.Repaint, () => ResultCount(page).StartsWith("271 shown", StringComparison.Ordinal));
        Assert.Equal(
            [(0, kept[^1].Sequence + 1), (kept[^1].Sequence + 1, more[^1].Sequence + 1)],
            _log.Counts.Select(count => (count.After, count.Before)));
    }

    [Fact]
    public void Page_LastMinutes_TakesOffTheCountWhatGrewTooOld()
    {
        for (var i = 0; i < 150; i++)
        {
            _log.Add(AnEvent.To("inbox").At(_clock.GetUtcNow().AddSeconds(i < 20 ? -295 : -100)));
        }

        var page = Open("events?time=5m");
        page.WaitForAssertion(() => Assert.StartsWith("150 shown", ResultCount(page), StringComparison.Ordinal));
        _log.Counts.Clear();

        _clock.Advance(EventListFollower.CutOffStep);

        page.WaitForAssertion(() => Assert.StartsWith("130 shown", ResultCount(page), StringComparison.Ordinal));
        var (filter, after, _) = Assert.Single(_log.Counts);
        Assert.Equal((_clock.GetUtcNow() - TimeSpan.FromMinutes(5), 0L), (filter.To!.Value, after));
    }

    [Fact]
    public void List_EventDeleted_HasGrownByOneLess()
    {
        var first = _log.Add(AnEvent.To("inbox"));
        _log.Add(AnEvent.To("inbox"));
        var list = new EventList();
        list.Reset(EventFilter.All, _log.Page(EventFilter.All, new PageRequest()));

        list.Remove(first.Id);
        list.Remove(first.Id);

        Assert.Equal(-1, list.Grown);
    }

    [Fact]
    public void Toolbar_MoreThanWereCounted_SaysAtLeast()
    {
        var toolbar = Render<EventsToolbar>(parameters => parameters
            .Add(t => t.View, EventsView.All with { Method = "POST" })
            .Add(t => t.Matching, new EventCount(10_000, IsExact: false))
            .Add(t => t.Total, 812_345));

        Assert.Equal("10,000+ shown of 812,345", toolbar.Find("[data-testid=result-count]").TextContent.Trim());
    }

    [Fact]
    public void Page_EventInTheAddress_IsOpenAndMarked()
    {
        var other = _log.Add(AnEvent.To("inbox"));
        var open = _log.Add(AnEvent.To("payment").OfType("payment.completed").WithBody("""{"amount":4900}"""));

        var page = Open($"events/{open.Id}?endpoint=payment", open.Id);

        page.WaitForAssertion(() => Assert.Contains("4900", page.Find("[data-testid=event-body]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal([open.Id.ToString()], Rows(page)));
        Assert.Equal("true", page.Find($"[data-event-id='{open.Id}'] a").GetAttribute("aria-current"));
        Assert.EndsWith("?endpoint=payment", page.Find($"[data-event-id='{open.Id}'] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Id.ToString(), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_LargeBody_IsOpenedAndCopiedWithoutItsSizeInMemory()
    {
        var large = _log.Add(AnEvent.To("inbox").WithBody(Encoding.UTF8.GetBytes(new string('x', 3 * BodyDocument.MaxShown))));
        var page = Open("events/x", large.Id);
        page.WaitForAssertion(() => Assert.Contains($"The first {Format.Bytes(BodyDocument.MaxShown)} of {Format.Bytes(3 * BodyDocument.MaxShown)}.", page.Markup, StringComparison.Ordinal));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var copying = ((IEventsPageHost)page.Instance).CurlAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.EndsWith($"'@{large.Id}.bin'", await copying, StringComparison.Ordinal);
        Assert.InRange(_log.LargestRead, 1, BodyDocument.MaxRead);
        Assert.InRange(allocated, 0, BodyDocument.MaxShown);
    }

    [Fact]
    public void Page_EventThatIsNotKept_SaysSo()
    {
        var page = Open("events/x", EventId.At(AnEvent.SomeTime));

        page.WaitForAssertion(() => Assert.Contains("This event is not kept", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_FirstReadFails_SaysSoAndTriesWhenAsked()
    {
        _log.Add(AnEvent.To("inbox"));
        _log.Fault = new IOException("disk");
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Contains("could not be read", page.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".loading"));

        _log.Fault = null;
        await page.ClickAsync(".empty button");

        page.WaitForAssertion(() => Assert.Single(Rows(page)));
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public async Task Page_FirstReadFails_TriesAgainByItself()
    {
        _log.Add(AnEvent.To("inbox"));
        _log.Fault = new IOException("disk");
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Contains("could not be read", page.Markup, StringComparison.Ordinal));
        await PassUntilAsync(RetryPace.First, () => _log.Pages > 1);

        _log.Fault = null;

        await PassUntilAsync(RetryPace.First, () => Rows(page).Count == 1);
    }

    [Fact]
    public async Task Page_ReadFailsAfterAHole_HasNoHoleOnceItWorks()
    {
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));
        _log.Add(AnEvent.To("inbox"));
        _log.Fault = new IOException("disk");
        _feed.Say([_log.Add(AnEvent.To("inbox"))], skipped: 1);
        page.WaitForAssertion(() => Assert.Contains("rows may be missing", page.Find(".failed").TextContent, StringComparison.Ordinal));

        _log.Fault = null;
        await PassUntilAsync(RetryPace.First, () => Rows(page).Count == 2);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".failed")));
    }

    [Fact]
    public async Task Page_ReadFailsTwice_IsMendedByTheNextUpdate()
    {
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Contains("No events yet", page.Markup, StringComparison.Ordinal));
        var before = _log.Pages;
        _log.Add(AnEvent.To("inbox"));
        _log.Fault = new IOException("disk");
        _feed.Say([_log.Add(AnEvent.To("inbox"))], skipped: 1);
        await PassUntilAsync(RetryPace.First / 4, () => _log.Pages - before >= 2);
        _log.Fault = null;

        // Enough for an update to ask again; the next try by itself is twice as far away.
        _clock.Advance(RetryPace.First);
        _feed.Say(_log.Add(AnEvent.To("inbox")));

        page.WaitForAssertion(() => Assert.Equal(3, Rows(page).Count));
    }

    [Fact]
    public async Task Page_LastMinutes_LetsGoOfWhatGrowsOlder()
    {
        _log.Add(AnEvent.To("inbox").At(_clock.GetUtcNow()));
        var page = Open("events?time=5m");
        page.WaitForAssertion(() => Assert.Single(Rows(page)));

        await PassUntilAsync(TimeSpan.FromMinutes(1), () => Rows(page).Count == 0);

        page.WaitForAssertion(() => Assert.Contains("No event matches", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_TypesInTheLog_AreOfferedWithThoseSeen()
    {
        _log.Add(AnEvent.To("inbox").OfType("new.type"));

        var page = Open("events");

        page.WaitForAssertion(() =>
            Assert.Equal(["new.type", "old.type"], page.FindComponent<EventsToolbar>().Instance.Types.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Page_SecretHeader_IsShownOnlyWhenAskedFor()
    {
        var stored = _log.Add(AnEvent.To("inbox").WithHeader("Authorization", "Bearer s3cret"));
        var page = Open("events/x", stored.Id);
        page.WaitForElement("#tab-headers");
        await page.ClickAsync("#tab-headers");
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);

        await page.ClickAsync(".secret");

        Assert.Contains("Bearer s3cret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Left_EndsItsSubscriptionAndThePause()
    {
        var page = Open("events");
        page.WaitForAssertion(() => Assert.Equal(1, _feed.Subscriptions));
        await page.ClickAsync(() => Pause(page));

        await DisposeComponentsAsync();

        Assert.Equal(0, _feed.Subscriptions);
        Assert.False(Services.GetRequiredService<LiveView>().IsPaused);
    }

    [Theory]
    [InlineData(200, null, "200", false, "answered 200")]
    [InlineData(503, AnswerReason.FailNext, "503 on purpose: failNext", true, "answered 503 on purpose: failNext")]
    [InlineData(500, AnswerReason.FailShare, "500 on purpose: failShare", true, "answered 500 on purpose: failShare")]
    [InlineData(200, AnswerReason.Handshake, "200, the provider's handshake", false, "answered 200, the provider's handshake")]
    [InlineData(302, null, "302", true, "answered 302")]
    public void Page_Answer_StandsInTheRowAndInTheDetail(int status, AnswerReason? why, string row, bool standsOut, string detail)
    {
        var added = _log.Add(AnEvent.To("inbox").Answered(status, why));
        var page = Open("events", added.Id);
        page.WaitForAssertion(() => Assert.Equal(detail, page.Find("[data-testid=event-answer]").TextContent.Trim()));

        var cell = page.Find("[data-testid=event-row] .answer");
        Assert.Equal(row, cell.TextContent.Trim());
        Assert.Equal(standsOut, cell.QuerySelector(".failed") is not null);
    }

    [Fact]
    public async Task Page_Trailers_StandBelowTheHeadersWhereThereAreSome()
    {
        var without = _log.Add(AnEvent.To("inbox").WithHeader("X-A", "1"));
        var with = _log.Add(AnEvent.To("inbox").WithHeader("X-A", "1").WithTrailer("X-Sum", "abc").WithTrailer("Authorization", "hush"));

        Assert.DoesNotContain("Trailers", (await OpenHeadersAsync(without)).TextContent, StringComparison.Ordinal);
        var table = (await OpenHeadersAsync(with)).TextContent;
        Assert.True(table.IndexOf("X-A", StringComparison.Ordinal) < table.IndexOf("Trailers", StringComparison.Ordinal));
        Assert.True(table.IndexOf("Trailers", StringComparison.Ordinal) < table.IndexOf("X-Sum", StringComparison.Ordinal));
        Assert.DoesNotContain("hush", table, StringComparison.Ordinal);

        async Task<AngleSharp.Dom.IElement> OpenHeadersAsync(EventSummary summary)
        {
            var page = Open("events", summary.Id);
            page.WaitForElement("#tab-headers");
            await page.ClickAsync("#tab-headers");
            return page.WaitForElement("#panel-headers");
        }
    }

    /// <summary>Lets time pass until something is true: a wait is begun on the page's circuit, some time after what led to it.</summary>
    private Task PassUntilAsync(TimeSpan step, Func<bool> condition) => Until.TrueAsync(() =>
    {
        _clock.Advance(step);
        return condition();
    });

    private static List<string?> Rows(IRenderedComponent<EventsPage> page) =>
        [.. page.FindAll("[data-testid=event-row]").Select(row => row.GetAttribute("data-event-id"))];

    private static string ResultCount(IRenderedComponent<EventsPage> page) => page.Find("[data-testid=result-count]").TextContent.Trim();

    private static string? Pill(IRenderedComponent<EventsPage> page) =>
        page.FindAll("[data-testid=new-events]").SingleOrDefault()?.TextContent.Trim();

    private static AngleSharp.Dom.IElement Pause(IRenderedComponent<EventsPage> page) => page.Find("[aria-keyshortcuts=p]");

    private IRenderedComponent<EventsPage> Open(string address, EventId? id = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<EventsPage>(parameters => parameters.Add(page => page.Id, id?.ToString()));
    }

    private sealed class OneEndpoint : IEndpointDirectory
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public IReadOnlyList<WebhookEndpoint> All { get; } = [AnEndpoint.Named("inbox").Build()];

        public WebhookEndpoint? Find(EndpointSlug slug) => All.FirstOrDefault(endpoint => endpoint.Slug == slug);

        public Task<bool> CreateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> UpdateAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(EndpointSlug slug, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class NoStatistics : ILogStatistics
    {
        public Task<LogStatistics> ReadAsync(TimeSpan window, CancellationToken cancellationToken) =>
            Task.FromResult(new LogStatistics(0, 0, 0, 0, null, [], [], []));

        public Task<IReadOnlyList<string>> ReadTypesAsync(int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>(["old.type"]);
    }
}
