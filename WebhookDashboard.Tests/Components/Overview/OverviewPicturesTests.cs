using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

/// <summary>Each picture has a text that says the same.</summary>
public sealed class OverviewPicturesTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public void RateChart_OfBothWays_SaysTheFiguresOfEach()
    {
        RateBar[] steps = [.. Enumerable.Range(0, 90).Select(i => new RateBar(
            AnEvent.SomeTime.AddSeconds(10 * (i - 89)), i is 3 ? 20 : i is 89 ? 2 : 0, i is 89 ? 1 : 0, i is 89 ? Verdict.Missing : null, i is 88 ? 4 : 0))];

        var chart = _context.Render<RateChart>(parameters => parameters.Add(one => one.Steps, steps));

        Assert.Equal(
            [
                "Webhooks per 10 seconds in the last 15 minutes: 22 in all, peak 20, 2 in the last minute.",
                "API calls per 10 seconds in the last 15 minutes: 4 in all, 4 in the last minute.",
            ],
            chart.FindAll("[role=img][aria-label]").Select(picture => picture.GetAttribute("aria-label")));
        Assert.Equal(["2", "4"], chart.FindAll(".now .figure").Select(figure => figure.TextContent));
        Assert.All(chart.FindAll(".label"), label => Assert.Equal("true", label.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void PushBand_MoreEndpointsThanRows_CountsThemAllAndNamesTheSenders()
    {
        var nine = HandStatistics.Of([.. Enumerable.Range(1, 9).Select(i => ($"e{i}", 2L))]);
        var flow = PushFlow.Of(
            nine with { Endpoints = [.. nine.Endpoints.Select(one => one with { Rate = new EndpointRate([2], new Dictionary<Verdict, long>()) })] },
            new Dictionary<(Sender, EndpointSlug), int> { [(new Sender("curl", "127.0.0.1"), EndpointSlug.Parse("e1"))] = 2 },
            [],
            new FlowCursor("This browser", "1 page", 0, IsLive: true));

        var band = _context.Render<PushBand>(parameters => parameters.Add(one => one.Flow, flow).Add(one => one.Head, 18));

        Assert.Equal(
            "Push: 18 webhooks to 9 endpoints in 15 minutes, sent by curl. All are in the log, whose head is 18. This browser: 1 page.",
            band.Find(".push-band").GetAttribute("aria-label"));
    }

    [Fact]
    public void PullBand_Calls_AreNamedWithWhatTheyTold()
    {
        var flow = new PullFlow(
            "shop", 3, [new PullRow("/products", false, [3], 3, 2, 0), new PullRow("/users", false, [1], 1, 0, 1)], 4, 2);

        var band = _context.Render<PullBand>(parameters => parameters.Add(one => one.Flow, flow));

        Assert.Equal(
            "Pull: 4 API calls in 15 minutes, 2 of which told nothing new. /products: 3, 2 nothing new. /users: 1, 1 failed.",
            band.Find(".pull-band").GetAttribute("aria-label"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
