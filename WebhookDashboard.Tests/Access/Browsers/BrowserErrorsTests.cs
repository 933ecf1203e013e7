using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Browsers;

public sealed class BrowserErrorsTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task FailurePage_WithoutAFailure_IsNotFound(string environment)
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Environment = environment });

        using var request = new HttpRequestMessage(HttpMethod.Get, "error") { Headers = { { "Accept", "text/html" } } };
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "There is no page at this address",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
