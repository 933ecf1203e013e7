using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Figures;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.Components.Compare;
using WebhookDashboard.Tests.Components.Settings;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components;

/// <summary>The Overview and Compare answer what a newcomer asks about pull and push, with figures of what just happened.</summary>
public sealed partial class TenQuestionsTests : IAsyncDisposable
{
    /// <summary>Polls every 4 s, and re-checks every 15 s. Two of five webhooks are lost.</summary>
    private static readonly RunView Run = new ARun().With(new RunSettings { PollSeconds = 4, LostPercent = 40, ReconcileSeconds = 15 })
        .Change(1_000, 9).Change(9_000, 8, lost: true).Change(16_000, 7).Change(20_000, 6, lost: true).Change(22_000, 5)
        .Poll(4_000, 1).Poll(8_000, 1).Poll(12_000, 2).Poll(16_000, 2).Poll(20_000, 3).Poll(24_000, 5)
        .Webhook(1_012, 1).Reconcile(15_000, 2).Webhook(16_012, 3).Webhook(22_012, 5)
        .At(24_500);

    private readonly PageContext _context = new(services =>
    {
        services.AddOptions<SampleOptions>();
        services.AddSingleton<SenderTally>();
        services.AddSingleton<ScreenLatency>();
        services.AddSingleton<IReaderStates>(new HandReaders());
    });

    [Fact]
    public async Task WhoStarts_OnBothPages_IsNamedForEachWay()
    {
        var overview = await OverviewAsync();
        Assert.Equal("senders call you", Text(overview.Find(".push-band .note")));
        Assert.Equal("You ask, the API answers", Parts(overview.Find(".pull-band .readers p")));

        Assert.Equal(["Difference", "API: you pull", "Webhook: they push"], Differences().FindAll("thead th").Select(Text));
    }

    [Fact]
    public async Task HowLate_OnBothPages_IsMeasured()
    {
        var overview = await OverviewAsync();
        Assert.Contains("12 webhooks reached 1 endpoint and were on screen 8 ms after arriving", Text(overview.Find(".say")), StringComparison.Ordinal);

        Assert.Equal(["3.0 s", "12 ms"], Figures("Late, median"));
        Assert.Equal(["You decide when to know. 3.0 s late", "They tell you when it happens. 12 ms late"], Difference("Timing"));
    }

    [Fact]
    public async Task HowManyToldNothing_OnBothPages_IsCounted()
    {
        var overview = await OverviewAsync();
        Assert.Contains("You made 3 API calls; 2 told you nothing new.", Text(overview.Find(".say")), StringComparison.Ordinal);

        Assert.Equal("2 · 33 %", Figures("Brought nothing new")[0]);
        Assert.Equal("You ask whether or not anything changed. 2 of 6 requests brought nothing new", Difference("Efficiency")[0]);
    }

    [Fact]
    public void WhoSetsThePace_OnCompare_IsMeasured() => Assert.Equal(
        ["You set the pace; nothing can flood you. a request every 4.0 s, as you set", "They set the pace; you have to be up. up to 1 in 5 s; 2 lost"],
        Difference("Control"));

    [Fact]
    public void WhatHappensToALostOne_OnCompare_IsSaidWithItsFate()
    {
        Assert.EndsWith(
            "2 were lost: 1 found by asking again, 1 made up for by the next webhook.",
            Text(_context.Render<RunSummary>(parameters => parameters.Add(one => one.View, Run)).Find("#compare-sentence")),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "your copy stays wrong until the next webhook, or until you ask, here for up to 6.0 s.", Text(Differences().Find(".why")), StringComparison.Ordinal);
    }

    [Fact]
    public void HowOneFindsOut_OnCompare_IsByAsking()
    {
        Assert.StartsWith("When a webhook is lost, nothing tells you", Text(Differences().Find(".why")), StringComparison.Ordinal);
        Assert.EndsWith(
            "until you ask. Switch on Re-check to ask.", Text(Differences(new ARun().At(0)).Find(".why")), StringComparison.Ordinal);
    }

    [Fact]
    public void CostInBytes_OnCompare_IsInAllAndForEachChange()
    {
        Assert.Equal(["1.2 kB · 600 B", "800 B · 400 B"], Figures("Bytes you received · sent"));
        Assert.Equal(["450 B", "300 B"], Figures("Bytes per change learned"));
    }

    [Fact]
    public void WhichSuitsWhat_OnCompare_IsNamedWithHowOftenEachWasRight() => Assert.Equal(
        [
            "Use it for profiles, catalogues, balances. your copy was up to date 43 % of the time",
            "Use it for payments, sign-ups, orders, chat. your copy was up to date 67 % of the time",
        ],
        Difference("Use cases"));

    [Fact]
    public void WhyBoth_OnCompare_IsSaidWithWhatEachRepaired() => Assert.Equal(
        "Why both. Push tells you at once, pull tells you for sure: of 2 lost webhooks, re-checking found 1 and the next webhook made up for 1.",
        Text(Differences().FindAll(".why")[1]));

    [Fact]
    public async Task WhereIsMyUrl_OnTheOverview_SaysWhatToDoWithIt()
    {
        var bar = (await OverviewAsync()).Find(".address-bar");

        Assert.StartsWith("Give a provider this URL http://localhost/hooks/inbox or paste in", Text(bar), StringComparison.Ordinal);
        Assert.Equal("Send a webhook", Text(bar.QuerySelector("[data-testid=send-webhook]")!));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Twelve webhooks at one endpoint, and three calls of an API that changed once.</summary>
    private async Task<IRenderedComponent<OverviewPage>> OverviewAsync()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = HandStatistics.Of(("inbox", 12)) with
        {
            Endpoints =
            [
                HandStatistics.Of(("inbox", 12)).Endpoints[0] with { Rate = new EndpointRate([12], new Dictionary<Verdict, long> { [Verdict.Valid] = 12 }) },
            ],
            Rate = [.. Enumerable.Range(0, 90).Select(i => new RateStep(RateStep.StartOf(AnEvent.SomeTime).AddSeconds(10 * (i - 89)), i is 89 ? 12 : 0, 0))],
        };
        _context.Services.GetRequiredService<ScreenLatency>().Note(TimeSpan.FromMilliseconds(8));
        for (var i = 0; i < 3; i++)
        {
            await _context.Calls.KeepAsync(ACall());
        }

        var page = _context.Render<OverviewPage>();
        await page.ShowsAsync(() => Assert.Contains("API calls;", Text(page.Find(".say")), StringComparison.Ordinal));
        return page;
    }

    private Exchange ACall() => new()
    {
        Source = "shop",
        Method = "GET",
        Url = "http://shop.test/products",
        Path = "/products",
        Status = 200,
        StartedAt = _context.Clock.GetUtcNow(),
        TotalMs = 3,
        AnswerHash = "same",
    };

    private IRenderedComponent<DifferencesTable> Differences(RunView? run = null) =>
        _context.Render<DifferencesTable>(parameters => parameters.Add(one => one.View, run ?? Run));

    private IReadOnlyList<string> Difference(string name) => Row(Differences(), name);

    private IReadOnlyList<string> Figures(string name) =>
        Row(_context.Render<FiguresTable>(parameters => parameters.Add(one => one.View, Run)), name);

    private static IReadOnlyList<string> Row<T>(IRenderedComponent<T> table, string name)
        where T : IComponent =>
        [.. table.FindAll("tbody tr").Single(row => row.QuerySelector("th") is { } head && Text(head).StartsWith(name, StringComparison.Ordinal))
            .QuerySelectorAll("td").Select(Parts)];

    /// <summary>What stands below each other, with a space between.</summary>
    private static string Parts(IElement element) =>
        string.Join(' ', element.ChildNodes.Select(part => part.TextContent.Trim()).Where(text => text.Length > 0));

    private static string Text(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
