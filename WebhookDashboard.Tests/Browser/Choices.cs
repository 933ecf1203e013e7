using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser;

/// <summary>Chooses from a MudSelect, which is not a native select.</summary>
internal static class Choices
{
    /// <param name="page">The page.</param>
    /// <param name="label">The whole label of the field.</param>
    /// <param name="option">The whole text of the option.</param>
    public static async Task ChooseAsync(this IPage page, string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
    }
}
