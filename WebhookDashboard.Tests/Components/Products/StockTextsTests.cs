using Bunit;
using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Pages.Products.Panel;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>Each mark and picture of a stock has a text that says the same.</summary>
public sealed class StockTextsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Theory]
    [InlineData(Agreement.Agree, "agree")]
    [InlineData(Agreement.PushNewer, "push newer")]
    [InlineData(Agreement.PullNewer, "fetch newer")]
    [InlineData(Agreement.NoPush, "no push yet")]
    [InlineData(Agreement.NoPull, "not fetched")]
    [InlineData(Agreement.NotListed, "not listed")]
    [InlineData(Agreement.Nothing, "unknown")]
    public void AgreementMark_OfEach_SaysItInWords(Agreement agreement, string word)
    {
        var mark = _context.Render<AgreementMark>(parameters => parameters.Add(one => one.Agreement, agreement));

        Assert.Equal(word, mark.Find(".word").TextContent);
        Assert.Equal("true", mark.Find("svg").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void StockFigure_Outdated_IsStruckOut()
    {
        var figure = _context.Render<StockFigure>(parameters => parameters
            .Add(one => one.Observation, At(3, StockSource.Pull, 1_234))
            .Add(one => one.IsOutdated, true));

        Assert.Equal("1,234", figure.Find("s").TextContent);
    }

    [Theory]
    [InlineData(5, "they never differed.")]
    [InlineData(7, "they differed where the area between is filled.")]
    public void StockChart_OfBothWays_SaysWhatItShows(long pushed, string end)
    {
        var chart = _context.Render<StockChart>(parameters => parameters
            .Add(one => one.Now, AnEvent.SomeTime)
            .Add(one => one.Observations, [At(3, StockSource.Pull, 5), At(1, StockSource.Push, pushed)]));

        var label = chart.Find("[role=img]").GetAttribute("aria-label")!;
        Assert.Contains("1 fetch, 1 webhook", label, StringComparison.Ordinal);
        Assert.EndsWith(end, label, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static StockObservation At(int minutesAgo, StockSource source, long quantity) =>
        new("107", source, quantity, AnEvent.SomeTime.AddMinutes(-minutesAgo), EventId: null);
}
