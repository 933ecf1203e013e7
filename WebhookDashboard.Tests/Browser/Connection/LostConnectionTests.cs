using Microsoft.Playwright;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>The network is gone for a while and the server runs on, so that a page keeps its circuit.</summary>
public sealed class LostConnectionTests(BrowserFixture browser) : BrowserTest(browser)
{
    private BreakableProxy? _proxy;

    protected override Uri Address => Proxy.Address;

    private BreakableProxy Proxy => _proxy ??= new BreakableProxy(Dashboard.BaseAddress);

    [Fact]
    public async Task Texts_TypedMeanwhile_ReachTheCircuitThatComesBack()
    {
        var settings = await OpenAsync("endpoints/users");
        await Expect(Field(settings, "Body")).ToBeEditableAsync();
        var added = await OpenAsync("endpoints?new=true");
        var keys = await OpenAsync("settings");
        await LoseAsync(settings, added, keys);

        await Field(settings, "Name").FillAsync("Typed meanwhile");
        await Field(settings, "Delay (milliseconds)").FillAsync("25");
        await Field(settings, "Body").FillAsync("an answer");
        await Field(added, "Name").FillAsync("Typed meanwhile");
        await Field(added, "Address").FillAsync("of-my-own");
        await Field(keys, "New key for").FillAsync("typed meanwhile");
        await Field(keys, "New key for").BlurAsync();
        await ComeBackAsync(settings, added, keys);

        await settings.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(settings.GetByText("Saved. Applies from the next request.")).ToBeVisibleAsync();
        var saved = Find("users")!;
        Assert.Equal(("Typed meanwhile", 25, "an answer"), (saved.Name, saved.Response.DelayMs, saved.Response.Body));
        await added.GetByRole(AriaRole.Button, new() { Name = "Create endpoint" }).ClickAsync();
        await Expect(added).ToHaveURLAsync(new Uri(Address, "endpoints/of-my-own").AbsoluteUri);
        Assert.Equal("Typed meanwhile", Find("of-my-own")!.Name);
        await keys.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(keys.GetByTestId("made-key")).ToBeVisibleAsync();
        Assert.Equal("typed meanwhile", Assert.Single(Dashboard.Get<IApiKeys>().All).Name);
    }

    [Fact]
    public async Task Link_ClickedMeanwhile_OpensAndLeavesTheTextInTheDraft()
    {
        var page = await OpenAsync("endpoints/users");
        await Expect(Field(page, "Body")).ToBeEditableAsync();
        await Expect(page.Locator("[data-draft=reading]")).ToHaveCountAsync(0);
        await LoseAsync(page);
        await Field(page, "Name").FillAsync("Typed meanwhile");
        await page.Locator("a[href=events]").First.ClickAsync();

        await ComeBackAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(Address, "events").AbsoluteUri);
        await page.GoBackAsync();

        await Expect(page.GetByText("Your unsaved changes are back.")).ToBeVisibleAsync();
        await Expect(Field(page, "Name")).ToHaveValueAsync("Typed meanwhile");
    }

    /// <summary>Without a circuit the browser would send the form itself, and load the page without what was typed.</summary>
    [Fact]
    public async Task Enter_BeforeTheCircuitStarts_DoesNotLoadThePageAgain()
    {
        var page = await Context.NewPageAsync();
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            asked.TrySetResult();
            await goOn.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("endpoints/users", new() { WaitUntil = WaitUntilState.Commit });
        await asked.Task.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken);
        await page.EvaluateAsync("() => document.documentElement.dataset.sameDocument = ''");

        await Field(page, "Name").PressAsync("Enter");
        goOn.SetResult();
        await WaitUntilInteractiveAsync(page);

        await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(1);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    private static ILocator Field(IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    private async Task LoseAsync(params IPage[] pages)
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|Failed to (fetch|load)");
        await Proxy.CutAsync();
        foreach (var page in pages)
        {
            await page.EvaluateAsync("() => document.documentElement.dataset.sameDocument = ''");
            await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Reconnecting");
        }
    }

    private async Task ComeBackAsync(params IPage[] pages)
    {
        Proxy.Mend();
        foreach (var page in pages)
        {
            await Expect(page.Locator("html[data-same-document]:not([data-circuit-lost])")).ToHaveCountAsync(1);
        }
    }

    private WebhookEndpoint? Find(string slug) => Dashboard.Get<IEndpointDirectory>().Find(EndpointSlug.Parse(slug));
}
