using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed class EndpointsJourney(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Endpoints_CreateEditDelete_TakesEffectForSenders()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var page = await OpenAsync("/endpoints");
        await page.GetByRole(AriaRole.Button, new() { Name = "New endpoint" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Shop <b>orders</b>");
        await Expect(page.GetByLabel("Address")).ToHaveAttributeAsync("placeholder", "shop-b-orders-b");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create endpoint" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "endpoints/shop-b-orders-b").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Shop <b>orders</b>" })).ToBeVisibleAsync();

        var url = await page.GetByTestId("endpoint-url").InnerTextAsync();
        Assert.Equal(HttpStatusCode.OK, (await Dashboard.Client.PostAsync(url, null, cancellation)).StatusCode);

        await page.GetByLabel("Status", new() { Exact = true }).FillAsync("202");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "PUT" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await Dashboard.Client.PutAsync(url, null, cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Dashboard.Client.PostAsync(url, null, cancellation)).StatusCode);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete endpoint" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "endpoints").AbsoluteUri);
        Assert.Equal(HttpStatusCode.Accepted, (await Dashboard.Client.PutAsync(url, null, cancellation)).StatusCode);
        await page.CloseAsync(); // The deletion can't be undone any more, but is carried out.
        await Until.PassesAsync(async () =>
            Assert.Equal(HttpStatusCode.NotFound, (await Dashboard.Client.PutAsync(url, null, cancellation)).StatusCode));
    }

    [Fact]
    public async Task Settings_AnswerOfManyKilobytesAndAFailure_AreWhatSendersGet()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var large = string.Concat(Enumerable.Repeat("0123456789 äöü 🙂\n", 20_000));
        var page = await OpenAsync("/endpoints/users");
        var body = page.GetByLabel("Body", new() { Exact = true });

        await Expect(body).ToBeEditableAsync();
        await body.EvaluateAsync("(area, text) => { area.value = text; area.dispatchEvent(new InputEvent('input', { bubbles: true })); }", large);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add header" }).ClickAsync();
        await page.GetByLabel("Name of header 1").FillAsync("X-Try");
        await page.GetByLabel("Value of header 1").FillAsync("again");
        await page.GetByLabel("Fail the next N requests").FillAsync("1");
        await page.GetByLabel("Failure status").FillAsync("503");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        using var failed = await Dashboard.Client.PostAsync("/hooks/users", null, cancellation);
        using var answered = await Dashboard.Client.PostAsync("/hooks/users", null, cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(["again"], answered.Headers.GetValues("X-Try"));
        Assert.Equal(large, await answered.Content.ReadAsStringAsync(cancellation));

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToHaveValueAsync(large);
    }

    [Fact]
    public async Task Settings_SavedRightAfterTyping_StaySaved()
    {
        var page = await OpenAsync("/endpoints/users");
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToBeEditableAsync();
        await page.Clock.InstallAsync();
        await page.GetByLabel("Status", new() { Exact = true }).FillAsync("202");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "PUT" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await page.Clock.FastForwardAsync(1_000);
        await page.GetByRole(AriaRole.Button, new() { Name = "Help for this page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync(); // What the page sent before has been handled.

        await Expect(page.GetByText("Saved.")).ToBeAttachedAsync();
        Assert.False(await page.EvaluateAsync<bool>("sessionStorage.getItem('draft.endpoint.users') !== null"));
    }

    [Fact]
    public async Task Create_Reloaded_RestoresWhatWasTyped()
    {
        var page = await OpenAsync("/endpoints");
        await page.GetByRole(AriaRole.Button, new() { Name = "New endpoint" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Typed before");
        await Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveAttributeAsync("placeholder", "typed-before");
        await Until.TrueAsync(() => page.EvaluateAsync<bool>("sessionStorage.getItem('draft.new-endpoint')?.includes('Typed before') === true"));

        await page.ReloadAsync();

        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Typed before");
    }

    [Fact]
    public async Task Settings_NotSaved_AreKeptOnLeavingAndTheFirstFaultGetsTheFocus()
    {
        var page = await OpenAsync("/endpoints/users");
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToBeEditableAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Renamed");
        await page.GetByLabel("Body", new() { Exact = true }).FillAsync("typed");
        await page.GetByLabel("Delay (milliseconds)").FillAsync("-5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Not saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Delay (milliseconds)")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Delay (milliseconds)")).ToBeInViewportAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Dashboard.BaseAddress.AbsoluteUri);
        await page.GoBackAsync();

        await Expect(page.GetByText("Your unsaved changes are back.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Renamed");
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToHaveValueAsync("typed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Users");
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToHaveValueAsync("OK");
    }

    [Theory]
    [InlineData("X-B", "größe", "Value of header 2", "visible ASCII")]
    [InlineData("Date", "1", "Name of header 2", "The server sets Date itself")]
    [InlineData("x-a", "1", "Name of header 2", "is listed twice")]
    public async Task Settings_WrongResponseHeader_IsMarkedAndGetsTheFocus(string name, string value, string wrong, string fault)
    {
        var page = await OpenAsync("/endpoints/users");
        foreach (var (number, (key, text)) in new[] { (1, ("X-A", "1")), (2, (name, value)), (3, ("X-C", "1")) })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add header" }).ClickAsync();
            await page.GetByLabel($"Name of header {number}").FillAsync(key);
            await page.GetByLabel($"Value of header {number}").FillAsync(text);
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await page.GetByLabel("Status", new() { Exact = true }).FocusAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByText("Not saved.")).ToBeVisibleAsync();
            await Expect(page.GetByLabel(wrong)).ToBeFocusedAsync();
            await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await Expect(page.GetByText(fault)).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove header 2" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Settings_LeftRightAfterTyping_AreKept()
    {
        var page = await OpenAsync("/endpoints/users");
        await Expect(page.GetByLabel("Body", new() { Exact = true })).ToBeEditableAsync();
        await page.GetByLabel("Content type").FillAsync("text/typed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Dashboard.BaseAddress.AbsoluteUri);

        await page.GoBackAsync();

        await Expect(page.GetByLabel("Content type")).ToHaveValueAsync("text/typed");
    }

    [Fact]
    public async Task List_SearchedAndSorted_StaysSoOnReloadAndDeletesByKeyboardFromARowsMenu()
    {
        var page = await OpenAsync("/endpoints");
        await page.GetByLabel("Search endpoints").PressSequentiallyAsync("ORDERS");
        await page.ChooseAsync("Sort by", "Last received");
        await Expect(page.GetByTestId("endpoint-url")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex(@"\?search=ORDERS&sort=Last%20received$", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(page.GetByLabel("Search endpoints")).ToHaveValueAsync("ORDERS");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Sort by" })).ToHaveValueAsync("Last received");
        await page.GetByRole(AriaRole.Button, new() { Name = "More for Orders" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "View events" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete endpoint" }).ClickAsync();
        await Expect(page.GetByText("No endpoint matches")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByTestId("endpoint-url")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/endpoints", 1440, "light")]
    [InlineData("/endpoints", 390, "dark")]
    [InlineData("/endpoints/payment", 1440, "dark")]
    [InlineData("/endpoints/payment", 390, "light")]
    public async Task Endpoints_AnyThemeAndSize_IsAccessibleAndFits(string path, int width, string theme)
    {
        var page = await OpenAsync(path, width);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }
}
