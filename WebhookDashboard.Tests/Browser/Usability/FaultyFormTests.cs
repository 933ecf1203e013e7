using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Usability;

/// <summary>A form that is refused leads to its first wrong field.</summary>
public sealed class FaultyFormTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData("endpoints?new=true", "Create endpoint", "Name")]
    [InlineData("endpoints?new=true", "Create endpoint", "Address", "Name", "Mine", "Address", "inbox")]
    [InlineData("settings", "Create key", "New key for")]
    [InlineData("api-calls", "Call", "Path at shop", "Path at shop", "https://example.com/")]
    [InlineData("products/104", "Notify me", "Email to notify when it is back in stock", "Email to notify when it is back in stock", "a..b@c.de")]
    [InlineData("shop?form=order", "Place order", "User", "User", "999")]
    [InlineData("shop?form=user", "Register", "Name", "Name", " ", "Email", "jo@example.com")]
    [InlineData("shop", "Post", "Message", "Message", " ")]
    public async Task Form_Refused_FocusesTheFirstWrongField(string path, string button, string wrong, params string[] typed)
    {
        var page = await OpenAsync(path);
        var form = page.Locator("form").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }) });
        for (var i = 0; i < typed.Length; i += 2)
        {
            await form.GetByLabel(typed[i], new() { Exact = true }).FillAsync(typed[i + 1]);
        }

        await form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        await Expect(form.GetByLabel(wrong, new() { Exact = true })).ToBeFocusedAsync();
        await Expect(form.GetByLabel(wrong, new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Theory]
    [InlineData("products/104", "Notify me", "Email to notify when it is back in stock", "jo@example.com")]
    [InlineData("shop", "Post", "Message", "Hello")]
    public async Task Form_Accepted_IsEmptyAndNotWrong(string path, string button, string label, string text)
    {
        var page = await OpenAsync(path);
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(text);

        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        await Expect(field).ToHaveValueAsync("");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "false");
    }

    [Fact]
    public async Task Button_Working_KeepsTheFocus()
    {
        var page = await OpenAsync("shop?form=order");
        var place = page.GetByRole(AriaRole.Button, new() { Name = "Place order" });

        await place.ClickAsync();
        await Expect(page.GetByText("the webhook follows")).ToBeVisibleAsync();

        await Expect(place).ToBeFocusedAsync();
    }
}
