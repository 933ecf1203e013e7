using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Usability;

/// <summary>The lists that selects and autocompletes open.</summary>
public sealed class ListboxTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData("send", "Sign as")]
    [InlineData("settings", "Show")]
    [InlineData("events", "Endpoint")]
    public async Task List_Open_HasTheNameOfItsField(string path, string label)
    {
        var page = await OpenAsync(path);

        await page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = label, Exact = true })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }
}
