using Bunit;
using WebhookDashboard.Components.Shared.Exchanges;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Exchanges;

public sealed class ExchangePanelTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_UnlessThePageShowsIt_IsShown(bool shows)
    {
        var panel = Render(ACall() with { Outcome = PullOutcome.Unreachable, Status = null, Fault = "Nothing listens." }, shows);

        Assert.Equal(shows, panel.Markup.Contains("Nothing listens.", StringComparison.Ordinal));
        Assert.Contains("nothing was sent", panel.Find(".arrows").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_OfACall_HasASentenceThatSaysTheSame()
    {
        var panel = Render(ACall() with { BytesOut = 100, BytesIn = 200, FirstByteMs = 2, TotalMs = 3 });

        Assert.Equal(
            "GET /products, 100 B sent; 200 OK began at 2.0 ms, 200 B received; done at 3.0 ms.",
            panel.Find("figure[role=img]").GetAttribute("aria-label"));
        Assert.All(panel.FindAll("figure[role=img] > *"), part => Assert.Equal("true", part.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void Body_ThatWasSent_IsShownAsText()
    {
        var panel = Render(ACall() with { Method = "POST", RequestBody = "<b>1</b>"u8.ToArray() });

        Assert.Equal("<b>1</b>", panel.Find("[aria-label=Sent]").TextContent);
    }

    [Fact]
    public void Address_OfAnUnstoredCall_IsNotOffered()
    {
        var panel = Render(ACall() with { Number = 0 });

        Assert.Contains("not stored", panel.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll(".head a"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static Exchange ACall() => new()
    {
        Source = "shop",
        Number = 7,
        Method = "GET",
        Url = "http://shop.test/products",
        Status = 200,
        FirstByteMs = 2,
        ResponseHeaders = [new HeaderLine("Content-Type", "application/json")],
        ResponseBody = "[1]"u8.ToArray(),
    };

    private IRenderedComponent<ExchangePanel> Render(Exchange exchange, bool showsFault = false) =>
        _context.Render<ExchangePanel>(parameters => parameters
            .Add(panel => panel.Exchange, exchange)
            .Add(panel => panel.ShowsFault, showsFault)
            .Add(panel => panel.LinksToLog, true));
}
