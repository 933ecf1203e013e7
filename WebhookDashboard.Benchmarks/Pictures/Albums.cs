using Microsoft.Playwright;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Every page: empty, full, without the sample, and for those who have not signed in.</summary>
internal static class Albums
{
    private const string Busy = "compare?poll=3&changes=40&lost=20&reconcile=10";

    /// <summary>Long enough for a run to have lost a webhook and found it again.</summary>
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(25);

    /// <summary>Nothing asks this provider: only its name is shown.</summary>
    private static readonly string[] Oidc =
    [
        "--Access:Mode", "Oidc", "--Access:Oidc:Authority", "https://login.example.com",
        "--Access:Oidc:ClientId", "dashboard", "--Access:Oidc:AllowedEmails:0", "ada@example.com",
    ];

    public static readonly IReadOnlyList<Album> All =
    [
        new("empty", [], Fill: null,
        [
            new("overview", ""),
            new("help", "", page => page.GetByRole(AriaRole.Button, new() { Name = "Help for this page" }).ClickAsync()),
            new("events", "events"),
            new("event-gone", "events/0197f000-0000-7000-8000-000000000000"),
            new("quality", "quality"),
            new("endpoints", "endpoints"),
            new("endpoint", "endpoints/inbox"),
            new("endpoint-unknown", "endpoints/nowhere"),
            new("new-endpoint", "endpoints?new=true"),
            new("send", "send"),
            new("products", "products"),
            new("api-calls", "api-calls"),
            new("compare", "compare"),
            new("shop", "shop"),
            new("settings", "settings"),
            new("not-found", "nowhere"),
            new("page-failed", "send", FailPageAsync),
            new("failed", "", FailedPage.ShowAsync),
        ]),
        new("full", ["--Shop:ApiKey", FullTraffic.ShopKey, "--Shop:WebhookSecret", SampleTraffic.Secret], client => new FullTraffic(client).SendAsync(),
        [
            new("events", "events"),
            new("event-json", "events?endpoint=payment&verdict=valid", OpenEventAsync),
            new("event-headers", "events?endpoint=inbox", page => OpenEventAsync(page, "Headers")),
            new("event-signature", "events?endpoint=orders&verdict=valid", page => OpenEventAsync(page, "Signature")),
            new("event-mismatch", "events?verdict=mismatch", OpenEventAsync),
            new("event-missing", "events?verdict=missing", page => OpenEventAsync(page, "Signature")),
            new("event-text", "events?endpoint=notes", OpenEventAsync),
            new("event-binary", "events?endpoint=files", OpenEventAsync),
            new("event-long", $"events?endpoint={FullTraffic.LongSlug}", OpenEventAsync),
            new("event-compare", "events?endpoint=payment&verdict=valid", ComparePreviousAsync),
            new("event-compare-text", "events?endpoint=notes", ComparePreviousAsync),
            new("event-compare-first", "events?endpoint=files", page => OpenComparisonAsync(page, page.GetByText("No earlier event"))),
            new("events-selected", "events", SelectEventsAsync),
            new("events-delete", "events", DeleteEventsAsync),
            new("events-columns", "events", page => ActAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Choose the columns" }), page.GetByRole(AriaRole.Dialog))),
            new("events-none", "events?type=nothing.like.this"),
            new("events-keys", "events", page => page.Keyboard.PressAsync("?")),
            new("quality", "quality"),
            new("quality-open", "quality?endpoint=inbox&range=1h"),
            new("endpoints", "endpoints"),
            new("endpoint", "endpoints/payment"),
            new("endpoint-long", $"endpoints/{FullTraffic.LongSlug}"),
            new("new-endpoint", "endpoints?new=true"),
            new("send", "send", page => ActAsync(page, page.GetByTestId("send-webhook"), page.GetByTestId("send-result"))),
            new("send-headers", "send", page => page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).First.ClickAsync()),
            new("products", "products", FetchAsync),
            new("products-open", "products?product=104", FetchAsync),
            new("product", "products/104"),
            new("api-calls", "api-calls", CallAllAsync),
            new("api-calls-open", "api-calls?call=2"),
            new("compare-running", Busy, RunAsync),
            new("compare-ended", Busy, EndRunAsync),
            new("shop", "shop"),
            new("shop-order", "shop", page => page.GetByTestId("order-row").First.GetByRole(AriaRole.Link).ClickAsync()),
            new("settings", "settings"),
            new("overview", ""),
        ]),
        new("without-sample", ["--Sample:Enabled", "false"], Fill: null,
        [
            new("overview", ""),
            new("events", "events"),
            new("send", "send"),
            new("settings", "settings"),
            new("products", "products"),
        ]),
        new("signed-out", ["--Access:Mode", "Token", "--Access:Token", "the-token-of-the-pictures"], Fill: null,
        [
            new("login", "login"),
            new("login-wrong", "login", async page =>
            {
                await page.GetByLabel("Token").FillAsync("another");
                await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
                await page.GetByRole(AriaRole.Alert).WaitForAsync();
            }),
        ]),
        new("signed-out-oidc", Oidc, Fill: null,
        [
            new("login", "login"),
            new("login-not-allowed", "login?error=NotAllowed"),
            new("login-failed", "login?error=Provider"),
            new("login-redirect", "login?error=RedirectAddress"),
            new("signed-out", "login?error=SignedOut"),
        ]),
    ];

    /// <summary>Breaks what the page's script uses.</summary>
    private static async Task FailPageAsync(IPage page)
    {
        await page.EvaluateAsync("() => { TextEncoder.prototype.encode = () => { throw new Error('For the picture.'); }; }");
        await ActAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Format" }), page.GetByText("This page stopped with an error"));
    }

    private static async Task ActAsync(IPage page, ILocator button, ILocator result)
    {
        await button.ClickAsync();
        await result.First.WaitForAsync();
    }

    private static Task OpenEventAsync(IPage page) => ActAsync(page, page.GetByTestId("event-row").First, page.GetByTestId("event-body"));

    private static async Task OpenEventAsync(IPage page, string tab)
    {
        await OpenEventAsync(page);
        await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
    }

    private static Task ComparePreviousAsync(IPage page) => OpenComparisonAsync(page, page.GetByTestId("body-differences"));

    private static async Task OpenComparisonAsync(IPage page, ILocator shown)
    {
        await OpenEventAsync(page);
        await ActAsync(page, page.Locator(".detail-header").GetByRole(AriaRole.Link, new() { Name = "Compare" }), shown);
    }

    private static async Task SelectEventsAsync(IPage page)
    {
        await OpenEventAsync(page);
        await page.Keyboard.PressAsync("x");
        await page.GetByTestId("event-row").Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByText("3 selected").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static async Task DeleteEventsAsync(IPage page)
    {
        await SelectEventsAsync(page);
        await page.Keyboard.PressAsync("Delete");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
    }

    private static Task FetchAsync(IPage page) => ActAsync(page, page.GetByTestId("fetch-products"), page.GetByTestId("api-exchange"));

    private static async Task CallAllAsync(IPage page)
    {
        var calls = page.GetByRole(AriaRole.Group, new() { Name = "Example calls" }).GetByRole(AriaRole.Button);
        for (var i = 0; i < await calls.CountAsync(); i++)
        {
            await calls.Nth(i).ClickAsync();
            await page.GetByTestId("api-exchange").First.WaitForAsync();
        }
    }

    private static async Task RunAsync(IPage page)
    {
        await page.GetByTestId("compare-start").ClickAsync();
        await page.GetByTestId("compare-push-staleness").WaitForAsync();
        await Task.Delay(Run);
    }

    private static async Task EndRunAsync(IPage page)
    {
        await RunAsync(page);
        await page.GetByTestId("compare-stop").ClickAsync();
        await page.GetByTestId("compare-start").WaitForAsync();
    }
}
