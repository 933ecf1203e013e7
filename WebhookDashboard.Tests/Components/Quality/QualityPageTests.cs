using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Reports;
using WebhookDashboard.Quality.Shapes;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Quality;

public sealed class QualityPageTests : IAsyncDisposable
{
    private static readonly EventId Some = EventId.At(AnEvent.SomeTime.AddMinutes(-7));

    private readonly HandReports _reports = new();
    private readonly PageContext _context;

    public QualityPageTests()
    {
        _context = new PageContext(services =>
        {
            services.AddSingleton<IQualityReports>(_reports);
            services.AddSingleton<LastQualityViews>();
        });
        _context.Directory.With("inbox", "Inbox").With("payment", "Payments");
    }

    [Fact]
    public async Task Page_NothingReceived_TeachesWhatItWillShow()
    {
        _reports.BySlug["inbox"] = AReport.Empty("inbox");

        var page = _context.Render<QualityPage>();

        await page.ShowsAsync(() => Assert.Equal("http://localhost/hooks/inbox", page.Find("[data-testid=endpoint-url]").TextContent));
        Assert.Contains("Repeats", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=quality-row]"));
    }

    [Fact]
    public async Task Page_Endpoints_HaveALineEachWithAPictureAndASentence()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 812);
        _reports.BySlug["payment"] = AReport.Empty("payment");

        var page = _context.Render<QualityPage>();

        await page.ShowsAsync(() => Assert.Equal("No repeats among 812 events; usually every 5 min.", page.Find("[data-testid=quality-row] .sentence").TextContent.Trim()));
        Assert.Equal("quality?endpoint=inbox", page.Find("[data-testid=quality-row] a").GetAttribute("href"));
        Assert.Equal("Events per 15 min: 812 in all, peak 812.", page.Find("[data-testid=quality-row] svg").GetAttribute("aria-label"));
        Assert.Contains("Payments", page.Find(".never").TextContent, StringComparison.Ordinal);
        Assert.Equal("812 events at 1 endpoint", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Endpoint_Open_ShowsPicturesAndFindingsWithTheirEvents()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 12) with
        {
            Lag = new LagFigures(10, 300, 1_200, 10, 9_000, ["$.created"]),
            Steps = [AReport.Step(12) with { MedianLagMs = 300, P95LagMs = 1_200, Repeats = 3, Retries = 1 }],
            Findings =
            [
                new Finding(FindingKind.Repeat, AnEvent.SomeTime.AddHours(-1), AnEvent.SomeTime.AddMinutes(-45), 3, "3 events came again.", EventId: null, "endpoint=inbox&duplicates=only"),
                new Finding(FindingKind.Gap, AnEvent.SomeTime.AddHours(-2), AnEvent.SomeTime.AddHours(-1), 1, "Nothing for 1 h.", Some, Query: null),
            ],
        };
        _reports.BySlug["payment"] = AReport.Of("payment", 1);

        var page = Open("quality?endpoint=inbox&range=7d");

        await page.ShowsAsync(() => Assert.Equal(2, page.FindAll("[data-testid=finding-row]").Count));
        Assert.Equal(["events?endpoint=inbox&duplicates=only", $"events/{Some}?endpoint=inbox"], page.FindAll("[data-testid=finding-row] a").Select(link => link.GetAttribute("href")));
        var pictures = page.FindAll(".detail svg[role=img]").Select(picture => picture.GetAttribute("aria-label")!).ToList();
        Assert.Contains(pictures, text => text.EndsWith("median 300 ms, 95th percentile 1.2 s, longest 9 s.", StringComparison.Ordinal));
        Assert.Contains("Repeats per 2 h: 2 in all, peak 2.", pictures);
        Assert.Contains("Retries per 2 h: 1 in all, peak 1.", pictures);
        Assert.Contains("Out of order: none.", pictures);
        Assert.Contains("by $.created, for 10 of 12 events", page.Find(".detail").TextContent, StringComparison.Ordinal);
        Assert.Equal("quality?endpoint=payment&range=7d", page.FindAll("[data-testid=quality-row] a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Endpoint_WithAChangedShape_ShowsTheChangedFieldFirst()
    {
        var field = new FieldSpan("$.a", FieldKind.Number, 30, AReport.Day.From, Some, AnEvent.SomeTime, Some);
        _reports.BySlug["inbox"] = AReport.Of("inbox", 30) with
        {
            Shapes =
            [
                new PayloadShape(
                    "order.paid", 30, AnEvent.SomeTime, [field, field with { Path = "$.vat" }],
                    [new ShapeChange(ShapeChangeKind.Appeared, "$.vat", [], FieldKind.Number, IsExclusive: false, 25, Some)], HasMoreFields: true),
            ],
            HasMoreTypes = true,
        };

        var page = Open("quality?endpoint=inbox");

        await page.ShowsAsync(() => Assert.Equal(["$.vat", "$.a"], page.FindAll(".fields code").Select(code => code.TextContent)));
        Assert.Equal(["appeared after 25 payloads without it", "unchanged"], page.FindAll(".fields .what").Select(what => what.TextContent));
        Assert.Contains("more than 200 fields", page.Find(".detail").TextContent, StringComparison.Ordinal);
        Assert.Contains("more than 50 types", page.Find(".detail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_NamesThatTurnTheText_AreShownWithMarks()
    {
        var field = new FieldSpan("$.a\u202Eb", FieldKind.Number, 30, AReport.Day.From, Some, AnEvent.SomeTime, Some);
        _reports.BySlug["inbox"] = AReport.Of("inbox", 30) with
        {
            Shapes = [new PayloadShape("order\u202Epaid", 30, AnEvent.SomeTime, [field], [], HasMoreFields: false)],
            Findings = [new Finding(FindingKind.OutOfOrder, AnEvent.SomeTime, AnEvent.SomeTime, 2, "$.a\u202Eb appeared.", Some, "endpoint=inbox")],
        };

        var page = Open("quality?endpoint=inbox");

        await page.ShowsAsync(() => Assert.Equal(["order‹U+202E›paid"], page.FindAll(".shape summary b").Select(type => type.TextContent)));
        Assert.Equal("$.a‹U+202E›b", page.Find(".fields code").TextContent);
        Assert.Equal("$.a‹U+202E›b appeared.", page.Find("[data-testid=finding-row] .text").TextContent);
        Assert.Equal(["That time", "Example"], page.FindAll("[data-testid=finding-row] a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData(1_000, "")]
    [InlineData(812_345, "812,345 events not counted yet")]
    public async Task Page_ReaderFarBehind_SaysHowManyEventsAreLeft(long behind, string expected)
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 1) with { Behind = behind };

        var page = _context.Render<QualityPage>();

        await page.ShowsAsync(() => Assert.Single(page.FindAll("[data-testid=quality-row]")));
        Assert.Equal(expected, string.Concat(page.FindAll("[data-testid=quality-behind]").Select(chip => chip.TextContent)));
    }

    [Fact]
    public async Task Endpoint_Unknown_SaysSo()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 1);

        var page = Open("quality?endpoint=nowhere");

        await page.ShowsAsync(() => Assert.Contains("Endpoint not found", page.Find(".detail").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Range_Chosen_IsInTheAddressAndReadAtOnce()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 1);
        var page = _context.Render<QualityPage>();
        await page.ShowsAsync(() => Assert.Equal("true", Button("24 h").GetAttribute("aria-pressed")));

        await page.ClickAsync(() => Button("1 h"));

        Assert.EndsWith("/quality?range=1h", Address, StringComparison.Ordinal);
        page.Render();
        await page.ShowsAsync(() => Assert.Equal(60, _reports.Reads[^1].Level.Seconds));

        AngleSharp.Dom.IElement Button(string text) => page.FindAll("button").Single(button => button.TextContent == text);
    }

    [Fact]
    public async Task Page_ManyChanges_ReadsAtMostEveryTwoSeconds()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 1);
        var page = _context.Render<QualityPage>();
        await page.ShowsAsync(() => Assert.Single(_reports.Reads));
        _reports.BySlug["inbox"] = AReport.Of("inbox", 2);

        _reports.Changed.Tell();
        _context.Clock.Advance(QualityPage.Spacing - TimeSpan.FromMilliseconds(1));
        Assert.Single(_reports.Reads);

        await page.ShowsAsync(() => Assert.Contains("2 events", page.Markup, StringComparison.Ordinal), () => _context.Clock.Advance(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(2, _reports.Reads.Count);
    }

    [Fact]
    public async Task Page_DatabaseRefuses_SaysSoAndRecovers()
    {
        _reports.BySlug["inbox"] = AReport.Of("inbox", 1);
        _reports.Fault = new SqliteException("locked", 5);
        var page = _context.Render<QualityPage>();
        await page.ShowsAsync(() => Assert.Contains("can't be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        _reports.Fault = null;

        await page.ShowsAsync(() => Assert.Single(page.FindAll("[data-testid=quality-row]")), () => _context.Clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public Task Leave_StopsListening() => _context.AssertLeavesAsync<QualityPage>(() => _reports.Changed.Subscribers);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private string Address => _context.Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<QualityPage> Open(string address)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _context.Render<QualityPage>();
    }
}
