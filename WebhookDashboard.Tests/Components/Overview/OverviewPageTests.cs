using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.Components.Settings;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class OverviewPageTests : IAsyncDisposable
{
    private readonly HandReaders _readers = new();
    private readonly HandSample _sample = new();
    private readonly PageContext _context;

    public OverviewPageTests() => _context = new PageContext(services =>
    {
        services.AddSingleton<IOptions<SampleOptions>>(_sample);
        services.AddSingleton<SenderTally>();
        services.AddSingleton<ScreenLatency>();
        services.AddSingleton<IReaderStates>(_readers);
    });

    [Fact]
    public async Task Page_FirstEventArrives_ShowsItsRowAndItsCountTogether()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = Quiet();
        var page = _context.Render<OverviewPage>();
        await page.ShowsAsync(() => Assert.Contains("No webhooks yet.", Sentence(page), StringComparison.Ordinal));
        await Until.EqualAsync(1, () => _context.Feed.Subscriptions);

        var contradictions = CountContradictions(page);
        _context.Feed.Say(_context.EventLog.Add(AnEvent.To("inbox")));

        await page.ShowsAsync(() => Assert.Single(page.FindAll("[data-testid=event-row]")));
        Assert.Contains("1 webhook reached 1 endpoint", Sentence(page), StringComparison.Ordinal);
        Assert.Contains("All 1", page.Find("#last-events").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find(".log .head b").TextContent);
        Assert.Equal(0, contradictions());
    }

    [Fact]
    public async Task Page_EventArrivesDuringARepaint_ShowsItInAllPartsOrInNone()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = Quiet();
        var page = _context.Render<OverviewPage>();
        await page.ShowsAsync(() => Assert.Contains("No webhooks yet.", Sentence(page), StringComparison.Ordinal));
        await Until.EqualAsync(1, () => _context.Feed.Subscriptions);
        var contradictions = CountContradictions(page);
        using var arrived = new ManualResetEventSlim();
        using var following = _context.Services.GetRequiredService<StatisticsWatch>().Follow(() => { }, arrived.Set);
        var reads = 0;
        _sample.Read = () =>
        {
            if (++reads == 2)
            {
                // Below the sentence, above the list.
                _context.Feed.Say(_context.EventLog.Add(AnEvent.To("inbox")));
                Assert.True(arrived.Wait(WaitLimits.Longest, Xunit.TestContext.Current.CancellationToken));
            }
        };

        page.Render();

        await page.ShowsAsync(() => Assert.Single(page.FindAll("[data-testid=event-row]")));
        Assert.Equal(0, contradictions());
    }

    [Fact]
    public async Task Page_Events_DrawsEachEndpointWithItsCount()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = Quiet() with
        {
            Events = 38,
            Head = 38,
            Endpoints = [HandStatistics.Of(("inbox", 38)).Endpoints[0] with { Rate = new EndpointRate([38], new Dictionary<Verdict, long> { [Verdict.Valid] = 36, [Verdict.Missing] = 2 }) }],
        };

        var page = _context.Render<OverviewPage>();

        await page.ShowsAsync(() => Assert.Equal("38", page.Find(".push-band .row b").TextContent));
        Assert.Contains("2 missing", page.Find(".push-band .row").TextContent, StringComparison.Ordinal);
        Assert.Contains("to 1 endpoint in 15 minutes", page.Find(".push-band").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ComparisonPolls_CountsItsPollsApart()
    {
        _context.Directory.With("inbox");
        var call = new Exchange { Source = "shop", Method = "GET", Url = "http://shop.test/products", Path = "/products", Status = 200, StartedAt = AnEvent.SomeTime, TotalMs = 3, AnswerHash = "same" };
        await _context.Calls.KeepAsync(call);
        _context.Calls.Count(call);
        _context.Calls.Count(call);

        var page = _context.Render<OverviewPage>();

        await page.ShowsAsync(() => Assert.Contains("You made 3 API calls (2 of a comparison); 2 told you nothing new.", Sentence(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_BatchesArrive_SendsADotForEachAtMostFiveASecond()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = Quiet();
        var page = _context.Render<OverviewPage>();
        await Until.EqualAsync(1, () => _context.Feed.Subscriptions);

        var first = await ArriveAsync(page, 1);
        await page.ShowsAsync(() => Assert.Equal(first, Dot(page)));

        _context.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await ArriveAsync(page, 2);
        Assert.Equal(first, Dot(page));

        _context.Clock.Advance(TimeSpan.FromMilliseconds(100));
        var third = await ArriveAsync(page, 3);
        await page.ShowsAsync(() => Assert.Equal(third, Dot(page)));
    }

    [Fact]
    public async Task Page_StatisticsAreRead_RepaintsOnceForEachReading()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = Quiet() with { Events = 38, Head = 38 };
        var repaints = 0;
        _context.ComponentFactories.AddStub<RateChart>(_ => $"{++repaints}"); // A part of each repaint.
        var page = _context.Render<OverviewPage>();
        await ShowsReadingAsync(page, 1);
        var (reads, before) = (_context.Statistics.Reads, repaints);

        for (var cursor = 2; cursor <= 5; cursor++)
        {
            await ShowsReadingAsync(page, cursor);
        }

        Assert.Equal(_context.Statistics.Reads - reads, repaints - before);
    }

    [Fact]
    public async Task Page_Closed_EndsItsSubscriptions()
    {
        _context.Directory.With("inbox");
        _context.Render<OverviewPage>();
        await Until.EqualAsync(1, () => _context.Feed.Subscriptions);

        await _context.LeaveAsync();

        Assert.Equal(0, _context.Feed.Subscriptions);
        Assert.Equal(0, _context.Directory.Watchers);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Waits for the last repaint of a reading: the one that shows how far the readers are.</summary>
    private Task ShowsReadingAsync(IRenderedComponent<OverviewPage> page, int cursor)
    {
        _readers.Now = [new ReaderState("shop", [], cursor, Lag: 38 - cursor, SetAside: 0, IsFailing: false, LastFault: null)];
        _context.Clock.Advance(StatisticsWatch.Idle);
        return page.ShowsAsync(() => Assert.Contains($"at {cursor}, ", page.Find(".push-band").TextContent, StringComparison.Ordinal));
    }

    /// <summary>Waits until a further event has its row, and returns its sequence.</summary>
    private async Task<long> ArriveAsync(IRenderedComponent<OverviewPage> page, int rows)
    {
        var arrived = _context.EventLog.Add(AnEvent.To("inbox"));
        _context.Feed.Say(arrived);
        await page.ShowsAsync(() => Assert.Equal(rows, page.FindAll("[data-testid=event-row]").Count));
        return arrived.Sequence;
    }

    /// <summary>The batch whose dot was sent last.</summary>
    private static long? Dot(IRenderedComponent<OverviewPage> page) => page.FindComponent<PushBand>().Instance.Dot?.Head;

    /// <summary>Counts from now on the repaints that show the first event's row without its count, or the count without the row.</summary>
    private static Func<int> CountContradictions(IRenderedComponent<OverviewPage> page)
    {
        var contradictions = 0;
        page.OnMarkupUpdated += (_, _) =>
        {
            var hasRow = page.FindAll("[data-testid=event-row]").Count > 0;
            var isCounted = Sentence(page).Contains("1 webhook", StringComparison.Ordinal);
            contradictions += hasRow == isCounted ? 0 : 1;
        };
        return () => contradictions;
    }

    private static string Sentence(IRenderedComponent<OverviewPage> page) => page.Find(".say").TextContent;

    private static LogStatistics Quiet() => HandStatistics.Of(("inbox", 0)) with
    {
        Rate = [.. Enumerable.Range(0, 90).Select(i => new RateStep(RateStep.StartOf(AnEvent.SomeTime).AddSeconds(10 * (i - 89)), 0, 0))],
    };

    /// <summary>The sample's options, which tell the test when the page reads them.</summary>
    private sealed class HandSample : IOptions<SampleOptions>
    {
        public Action Read { get; set; } = () => { };

        public SampleOptions Value
        {
            get
            {
                Read();
                return new SampleOptions();
            }
        }
    }
}
