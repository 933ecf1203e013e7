using WebhookDashboard.Benchmarks.Browsing;
using WebhookDashboard.Benchmarks.Servers;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>Takes the pictures of the documentation, so that they can be retaken when the pages change.</summary>
internal static class Screenshots
{
    public static async Task<int> TakeAsync()
    {
        using var dashboard = await PublishedDashboard.StartAsync("--PublicUrl", "https://hooks.example.com");
        using var client = new HttpClient { BaseAddress = dashboard.Server.Address };
        await new SampleTraffic(client).SendAsync();

        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(new Uri(dashboard.Server.Address, "events"));
        await page.GetByTestId("event-row").First.ClickAsync();
        await page.GetByTestId("event-body").WaitForAsync();
        await page.GetByText("Live", new() { Exact = true }).First.WaitForAsync();

        // Away from the content, and long enough for the new row's colour to fade.
        await page.Mouse.MoveAsync(1, 1);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var file = Path.Combine(Repository.Root, "docs", "events.png");
        await page.ScreenshotAsync(new() { Path = file });
        Console.WriteLine(file);
        return 0;
    }
}
