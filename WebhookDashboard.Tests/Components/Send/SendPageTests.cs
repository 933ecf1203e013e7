using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Outbound.Sending;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendPageTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    /// <summary>The first click on the button must count, so it may not wait for the field to be left.</summary>
    [Fact]
    public async Task Url_Typed_EnablesTheButtonBeforeTheFieldIsLeft()
    {
        var page = await OpenAsync("send");
        await page.ChooseAsync("[aria-label=To]", "Another URL…");
        Assert.True(IsDisabled(page));
        Assert.Empty(page.FindAll("[role=alert]"));

        await page.InputAsync("[type=url]", "https://example.com/hooks");
        Assert.False(IsDisabled(page));

        await page.InputAsync("[type=url]", "https://");
        Assert.True(IsDisabled(page));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Tabs_HeadersAreChosen_ShowThemAndKeepTheEditor()
    {
        var page = await OpenAsync("send?template=chat.message");
        Assert.NotNull(page.Find("[title='Indent the JSON; values stay unchanged']"));

        await page.ClickAsync(() => page.FindAll("[role=tab]")[1]);

        Assert.Equal("Headers 2", page.Find("[role=tab][aria-selected=true]").TextContent.Trim());
        Assert.NotNull(page.Find(".body-editor"));
        Assert.Empty(page.FindAll("[title='Indent the JSON; values stay unchanged']"));
        await page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Add header"));
        await page.InputAsync("[aria-label='Name of header 3']", "X-A");
        Assert.Equal("Headers 3", page.Find("[role=tab][aria-selected=true]").TextContent.Trim());
    }

    [Fact]
    public async Task Headers_SchemeIsChosen_NameThoseThatSigningAdds()
    {
        var page = await OpenAsync("send");
        await page.ChooseAsync("[aria-label='Sign as']", "Standard Webhooks");

        await page.ClickAsync(() => page.FindAll("[role=tab]")[1]);

        Assert.EndsWith("Signing adds webhook-id, webhook-timestamp, webhook-signature.", page.Find(".headers .note").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TemplateInTheAddress_IsTakenWithItsEndpoint()
    {
        _context.Directory.With("chat");
        var page = await OpenAsync("send?template=chat.message");

        Assert.Equal("/hooks/chat", page.Find("[aria-label=To]").GetAttribute("value"));
    }

    [Fact]
    public async Task Send_Ended_ShowsTheResultBeforeTheButtonIsFree()
    {
        var page = await OpenAsync("send?template=over-the-limit");
        var contradictions = 0;
        page.OnMarkupUpdated += (_, _) =>
            contradictions += page.Find("[data-testid=send-webhook]").TextContent.Trim() == "Send" && Heading(page) == "Sending…" ? 1 : 0;
        _context.Sender.Answer(new SendResult.Failed("Nothing answers.", 1));

        await page.ClickAsync("[data-testid=send-webhook]");

        Assert.Equal("Sent", Heading(page));
        Assert.Equal(0, contradictions);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string? Heading(IRenderedComponent<SendPage> page) => page.FindAll(".results-head h2").SingleOrDefault()?.TextContent;

    private static bool IsDisabled(IRenderedComponent<SendPage> page) =>
        page.Find("[data-testid=send-webhook]").HasAttribute("disabled");

    private async Task<IRenderedComponent<SendPage>> OpenAsync(string address)
    {
        _context.Directory.With("inbox");
        _ = _context.Popovers;
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = _context.Render<SendPage>();
        await page.ShowsAsync(() => Assert.False(IsDisabled(page)));
        return page;
    }
}
