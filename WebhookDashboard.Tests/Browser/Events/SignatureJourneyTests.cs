using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

/// <summary>From a bad signature to its reason, on the pages.</summary>
public sealed class SignatureJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Secret = "a secret of my own";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signature_OfARewrittenBody_IsExplainedOnBothPages()
    {
        var page = await OpenAsync("/endpoints/inbox");
        await page.ChooseAsync("Scheme", "GitHub");
        await Expect(page.GetByLabel("Headers and signed content")).ToContainTextAsync("X-Hub-Signature-256");
        await page.GetByLabel("Secret", new() { Exact = true }).FillAsync(Secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await PostAsync("""{"a":1}""", """{ "a": 1 }""");

        var trace = page.GetByTestId("signature-trace");
        await Expect(trace).ToContainTextAsync("Valid for the body re-serialised as compact JSON");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open event" }).ClickAsync();
        await Expect(page.GetByTestId("signature-banner")).ToContainTextAsync("Mismatch:");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Signature" }).ClickAsync();
        await Expect(page.GetByLabel("The exact string that must be signed")).ToHaveTextAsync("""{ "a": 1 }""");
        Assert.DoesNotContain(Secret, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, "light")]
    [InlineData(390, "dark")]
    public async Task Signature_AnyThemeAndSize_IsAccessibleAndFits(int width, string theme)
    {
        using var answer = await PostAsync("signed by nobody", "and long: " + new string('x', 3_000), "payment");
        var page = await OpenAsync($"/events/{answer.Headers.GetValues("X-Event-Id").Single()}", width);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Signature" }).ClickAsync();
        await Expect(page.GetByTestId("signature-trace")).ToContainTextAsync("webhook-signature");

        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        page = await OpenAsync("/endpoints/payment", width);
        await page.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await page.ChooseAsync("Scheme", "Custom HMAC");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Signed content" }).FillAsync("{url} {timestamp:X-Time} {body}");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Signed content" }).BlurAsync();
        await Expect(page.GetByLabel("Signed URL")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    private async Task<HttpResponseMessage> PostAsync(string original, string received, string endpoint = "inbox")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/hooks/{endpoint}");
        request.Content = new StringContent(received, Encoding.UTF8, "application/json");
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(original)));
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + signature);
        return await Dashboard.Client.SendAsync(request, Cancelled);
    }
}
