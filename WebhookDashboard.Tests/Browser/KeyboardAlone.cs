using Microsoft.Playwright;
using Xunit;

namespace WebhookDashboard.Tests.Browser;

/// <summary>A person without a pointer: moves the focus with Tab, and presses keys.</summary>
internal static class KeyboardAlone
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 300;

    /// <summary>Presses Tab until the element has the focus.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var i = 0; i < MostStops; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not lead to {target}.");
    }

    /// <summary>Moves the focus to a button or a link with Tab, and presses Enter.</summary>
    public static async Task EnterAsync(this IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Moves the focus to a field with Tab, and replaces its text.</summary>
    public static async Task TypeAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Moves the focus to a list's field with Tab, opens the list and moves down to an option.</summary>
    /// <param name="page">The page.</param>
    /// <param name="field">The field.</param>
    /// <param name="option">The text of the option.</param>
    /// <param name="opens">The key that opens the list.</param>
    public static async Task ChooseByKeysAsync(this IPage page, ILocator field, string option, string opens = "Enter")
    {
        await page.TabToAsync(field);
        await PressAsync(page, opens);
        var wanted = page.GetByRole(AriaRole.Option, new() { Name = option });
        await wanted.WaitForAsync();
        for (var i = 0; i < MostStops && await field.GetAttributeAsync("aria-activedescendant") != await wanted.GetAttributeAsync("id"); i++)
        {
            await PressAsync(page, "ArrowDown");
        }

        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses a key, and waits until the server has handled it.</summary>
    private static async Task PressAsync(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        await page.EvaluateAsync("() => DotNet.invokeMethodAsync('WebhookDashboard', 'CircuitAnswers')");
    }
}
