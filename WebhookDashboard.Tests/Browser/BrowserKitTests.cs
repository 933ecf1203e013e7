using Xunit;

namespace WebhookDashboard.Tests.Browser;

public sealed class BrowserKitTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task OpenStatic_ExpectedConsoleError_Passes()
    {
        ExpectConsoleError("404");

        var page = await OpenStaticAsync("/_framework/blazor.web.js");
        var status = await page.EvaluateAsync<int>("async () => (await fetch('/no/such/script.js')).status");

        Assert.Equal(404, status);
    }
}
