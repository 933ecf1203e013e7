using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>Closes pages at any moment, even while their scripts load: the server must log nothing.</summary>
public sealed class LeavingTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Pages_ClosedAtAnyMoment_LogNothing()
    {
        var page = await OpenAsync("");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true });
        for (var i = 0; i < 6; i++)
        {
            await menu.GetByRole(AriaRole.Link, new() { Name = "Send" }).ClickAsync();
            await menu.GetByRole(AriaRole.Link, new() { Name = "Events" }).ClickAsync();
        }

        foreach (var path in new[] { "", "events", "quality", "endpoints", "send", "compare", "settings" })
        {
            await (await OpenAsync(path)).CloseAsync();
            await (await OpenStaticAsync(path)).CloseAsync();
        }

        await page.ReloadAsync();
        await WaitUntilInteractiveAsync(page);

        Assert.DoesNotContain(Dashboard.Logs.Lines, line =>
            line.Level >= LogLevel.Warning && line.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }
}
