using Microsoft.Playwright;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Takes pictures of an open page in windows of five sizes, light and dark.</summary>
internal sealed class Camera(IPage page)
{
    private const int Tallest = 4_000;

    /// <summary>For what the page draws again after its window or its theme has changed.</summary>
    private const int SettleMs = 400;

    private static readonly (int Width, int Height)[] Windows = [(1440, 900), (1024, 768), (768, 1024), (390, 844), (320, 640)];

    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    /// <param name="start">The start of the files' names.</param>
    /// <returns>What does not fit, and where.</returns>
    public async Task<IReadOnlyList<string>> TakeAsync(string start)
    {
        List<string> faults = [];
        foreach (var (width, height) in Windows)
        {
            await ResizeAsync(width, height);
            faults.AddRange((await LayoutFaults.FindAsync(page)).Select(fault => $"{Path.GetFileName(start)} at {width} px: {fault}"));
            foreach (var theme in Themes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                await page.WaitForTimeoutAsync(SettleMs);
                await page.ScreenshotAsync(new()
                {
                    Path = $"{start}-{width}-{(theme == ColorScheme.Dark ? "dark" : "light")}.png",
                    Animations = ScreenshotAnimations.Disabled,
                });
            }
        }

        return faults;
    }

    /// <summary>The window grows until it shows the whole page, which scrolls within itself.</summary>
    private async Task ResizeAsync(int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.WaitForTimeoutAsync(SettleMs);
        var hidden = await page.EvaluateAsync<int>(
            "() => Math.max(...[document.documentElement, document.querySelector('main')].map(box => box.scrollHeight - box.clientHeight))");
        if (hidden > 0)
        {
            await page.SetViewportSizeAsync(width, Math.Min(height + hidden, Tallest));
            await page.WaitForTimeoutAsync(SettleMs);
        }
    }
}
