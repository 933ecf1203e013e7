using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.Browser.Pages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Usability;

/// <summary>The main journey of each page by keyboard alone. Signing in and the settings are in <see cref="SettingsJourneyTests"/>.</summary>
public sealed class KeyboardJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Overview_SkipLinkSendAndOpen_WorkByKeyboard()
    {
        var page = await OpenAsync("");
        await page.EnterAsync(Link(page, "Skip to the content"));
        await Expect(page.Locator("#content")).ToBeFocusedAsync();

        await page.EnterAsync(page.GetByTestId("send-webhook"));
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("Answered 200");
        await page.EnterAsync(page.GetByTestId("event-row").GetByRole(AriaRole.Link).First);

        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Events_FilterOpenAndDelete_WorkByKeyboard()
    {
        await PostAsync("inbox", """{"type":"other"}""");
        await PostAsync("payment", """{"type":"payment.completed"}"""); // On top, where Tab leads to.
        var page = await OpenAsync("events");
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2);

        await page.ChooseByKeysAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "Method", Exact = true }), "POST", opens: "ArrowDown");
        await Expect(page).ToHaveURLAsync(Ends("events?method=POST"));
        await page.EnterAsync(page.GetByTestId("event-row").Filter(new() { HasText = "payment.completed" }).GetByRole(AriaRole.Link));
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("payment.completed");

        await page.EnterAsync(Button(page, "More about this event"));
        string[] above =
        [
            "Endpoint settings", "Open as JSON", "Copy as HTTPie", "Copy as JavaScript fetch", "Copy as Python requests", "Copy as C# HttpClient",
        ];
        foreach (var item in above)
        {
            await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = item })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Button(page, "Cancel")).ToBeFocusedAsync();
        await page.EnterAsync(Button(page, "Delete"));
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Endpoints_CreateEditAndDelete_WorkByKeyboard()
    {
        var page = await OpenAsync("endpoints");
        await page.EnterAsync(Button(page, "New endpoint"));
        await page.TypeAsync(page.GetByLabel("Name", new() { Exact = true }), "By keys");
        await page.EnterAsync(Button(page, "Create endpoint"));
        await Expect(page).ToHaveURLAsync(Ends("endpoints/by-keys"));

        await page.ChooseByKeysAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "Scheme", Exact = true }), "GitHub");
        await page.EnterAsync(Button(page, "Generate"));
        await page.TypeAsync(page.GetByLabel("Status", new() { Exact = true }), "202");
        await page.EnterAsync(Button(page, "Save"));
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await page.EnterAsync(Button(page, "Delete"));
        await Expect(Button(page, "Cancel")).ToBeFocusedAsync();
        await page.EnterAsync(Button(page, "Delete endpoint"));
        await Expect(page).ToHaveURLAsync(Ends("endpoints"));
    }

    [Fact]
    public async Task Send_TemplateMethodAndSend_WorkByKeyboard()
    {
        var page = await OpenAsync("send");
        await Expect(page.GetByTestId("send-webhook")).ToBeEnabledAsync();

        await page.EnterAsync(Link(page, "chat.message"));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true })).ToHaveValueAsync("/hooks/chat");
        await page.ChooseByKeysAsync(page.GetByRole(AriaRole.Combobox, new() { Name = "Method", Exact = true }), "PUT");
        await page.EnterAsync(page.GetByTestId("send-webhook"));
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        await page.EnterAsync(page.GetByTestId("send-result").GetByRole(AriaRole.Link));

        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("\"room\"");
    }

    [Fact]
    public async Task Products_FetchOpenAndRestock_WorkByKeyboard()
    {
        var page = await OpenAsync("products");
        await page.EnterAsync(page.GetByTestId("fetch-products"));
        var row = page.Locator("[data-testid=product-row][data-product-id='104']");

        await page.EnterAsync(row.GetByRole(AriaRole.Link));
        await page.EnterAsync(Button(page, "Restock"));

        await Expect(page.GetByText("They differ; push is newer.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ApiCalls_ExampleAndSnippet_WorkByKeyboard()
    {
        var page = await OpenAsync("api-calls");

        await page.EnterAsync(Button(page, "User profile"));
        await Expect(page.GetByTestId("exchange-body")).ToContainTextAsync("john@example.com");
        await page.EnterAsync(Button(page, "C#"));

        await Expect(page.GetByLabel("Code", new() { Exact = true })).ToContainTextAsync("Bearer YOUR_API_KEY");
    }

    [Fact]
    public async Task Compare_StartAndStop_WorkByKeyboard()
    {
        var page = await OpenAsync("compare");
        await page.TypeAsync(page.GetByLabel("Poll every"), "0.5");
        await page.EnterAsync(page.GetByTestId("compare-start"));
        await Expect(page.GetByTestId("compare-pull-staleness")).ToContainTextAsync("s");

        await page.EnterAsync(page.GetByTestId("compare-stop"));

        await Expect(page.GetByTestId("compare-start")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shop_OrderAndPay_WorkByKeyboard()
    {
        var page = await OpenAsync("shop");
        await page.EnterAsync(Button(page, "New order"));
        await page.TypeAsync(page.GetByLabel("Quantity", new() { Exact = true }), "2");
        await page.EnterAsync(Button(page, "Place order"));
        var order = page.GetByTestId("order-row");
        await Expect(order).ToContainTextAsync("created");

        await page.EnterAsync(order.GetByRole(AriaRole.Link));
        await page.EnterAsync(Button(page, "Pay"));

        await Expect(order).ToContainTextAsync("paid");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    private static Regex Ends(string path) => new($"/{Regex.Escape(path)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task PostAsync(string endpoint, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        (await Dashboard.Client.PostAsync(new Uri($"hooks/{endpoint}", UriKind.Relative), content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}
