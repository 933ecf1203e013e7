using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Domain.Signatures;
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
    public void PullBand_Calls_AreNamedWithWhatTheyTold()
    {
        var flow = new PullFlow(
            "shop", 3, [new PullRow("/products", false, [3], 3, 2, 0), new PullRow("/users", false, [1], 1, 0, 1)], 4, 2, 4);

        var band = _context.Render<PullBand>(parameters => parameters.Add(one => one.Flow, flow));

        Assert.Equal(
            "Pull: 4 API calls in 15 minutes, 2 of which told nothing new. /products: 3, 2 nothing new. /users: 1, 1 failed.",
            band.Find(".pull-band").GetAttribute("aria-label"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
