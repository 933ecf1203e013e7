using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class AddressBarTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Send_Clicked_SendsOnceAndShowsProgress()
    {
        var bar = Render();

        var sending = bar.ClickAsync("[data-testid=send-webhook]");
        await bar.ClickAsync("[data-testid=send-webhook]");

        Assert.Contains("Sending", bar.Find("[data-testid=send-webhook]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/hooks/inbox", Assert.Single(_context.Sender.Sent).Target);
        _context.Sender.Answer(new SendResult.Answered(200, 1, null, [], "OK"));
        await sending;
    }

    [Fact]
    public async Task Send_Answered_ShowsStatusAndLinksToTheEvent()
    {
        var id = EventId.At(AnEvent.SomeTime);
        var bar = Render();

        var sending = bar.ClickAsync("[data-testid=send-webhook]");
        _context.Sender.Answer(new SendResult.Answered(200, 31.4, id, [], "OK"));
        await sending;

        await bar.ShowsAsync(() => Assert.Contains("200 in 31 ms", Result(bar), StringComparison.Ordinal));
        Assert.Equal($"events/{id}", bar.Find("[data-testid=send-result] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Send_Refused_SaysWhy()
    {
        var bar = Render();

        var sending = bar.ClickAsync("[data-testid=send-webhook]");
        _context.Sender.Answer(new SendResult.Answered(503, 8, null, [], "Cannot store now."));
        await sending;

        await bar.ShowsAsync(() => Assert.Contains("Rejected with 503", Result(bar), StringComparison.Ordinal));
        Assert.Contains("Cannot store now.", Result(bar), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAnswer_SaysWhatToDo()
    {
        var bar = Render();

        var sending = bar.ClickAsync("[data-testid=send-webhook]");
        _context.Sender.Answer(new SendResult.Failed("Nothing listens there: check the address.", 2));
        await sending;

        await bar.ShowsAsync(() => Assert.Contains("check the address", Result(bar), StringComparison.Ordinal));
    }

    [Fact]
    public void Url_Shown_IsTheEndpointsOwn() =>
        Assert.Equal("http://localhost/hooks/inbox", Render().Find("[data-testid=endpoint-url]").TextContent);

    [Fact]
    public void Url_Local_ShowsTheLineOfATunnelAndWhatPublicUrlIsFor()
    {
        var note = Render().Find("[data-testid=url-is-local]");

        Assert.Equal(["cloudflared tunnel --url http://localhost", "PublicUrl"], note.QuerySelectorAll("code").Select(code => code.TextContent));
        Assert.EndsWith("to its address: the pages then show it.", note.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shell.Bash, """curl -H 'Content-Type: application/json' -d '{"type":"hello.world"}' http://a/b""")]
    [InlineData(Shell.PowerShell, """irm -Method Post -ContentType application/json -Body '{"type":"hello.world"}' http://a/b""")]
    [InlineData(Shell.Cmd, """curl -H "Content-Type: application/json" -d "{\"type\":\"hello.world\"}" http://a/b""")]
    public void Command_EachShell_IsQuotedItsWay(Shell shell, string expected) =>
        Assert.Equal(expected, CurlLine.For("http://a/b", shell));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string Result(IRenderedComponent<AddressBar> bar) =>
        string.Join(' ', bar.Find("[data-testid=send-result]").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<AddressBar> Render() =>
        _context.Render<AddressBar>(parameters => parameters.Add(bar => bar.Endpoint, EndpointSlug.Parse("inbox")));
}
