using System.Text;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>With a server so busy that its threads stand still for a while.</summary>
public sealed class BusyServerTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly HeldRepaint _repaint = new("This event was deleted.");

    protected override DashboardHostOptions Options => new() { Services = _repaint.AddTo };

    [Fact]
    public async Task Click_WhileTheServerRepaintsWhatIsClicked_IsNotLost()
    {
        using var content = new StringContent("""{"type":"order.paid"}""", Encoding.UTF8, "application/json");
        using var answer = await Dashboard.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var id = answer.Headers.GetValues("X-Event-Id").Single();
        var page = await OpenAsync($"events/{id}");
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("order.paid");

        using var deleted = await Dashboard.Client.DeleteAsync(
            new Uri($"api/v1/events/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        deleted.EnsureSuccessStatusCode();
        await _repaint.Reached.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();

        await Expect(page.GetByTestId("event-deleted")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Headers" })).ToHaveAttributeAsync("aria-selected", "true");
    }
}
