using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Browser;

/// <summary>The clipboard. All contexts of a browser share it, so only one test at a time uses it.</summary>
internal static class Clipboard
{
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Clicks a button that copies.</summary>
    /// <returns>The copied text.</returns>
    public static async Task<string> CopyAsync(IPage page, ILocator button)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await page.EvaluateAsync("() => navigator.clipboard.writeText('')");
            await button.ClickAsync();
            var copied = "";
            await Until.TrueAsync(async () =>
            {
                copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
                return copied.Length > 0;
            });
            return copied;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Replaces the text of an editor like a person: select all, paste.</summary>
    public static async Task PasteAsync(IPage page, ILocator editor, string text)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
            await editor.ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.PressAsync("Control+V");
        }
        finally
        {
            Turn.Release();
        }
    }
}
