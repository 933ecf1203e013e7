using System.Net;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_StoreTakesNoWrites_IsUnavailableAndTellsNothing()
    {
        await using var host = await DashboardHost.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;

        using var well = await host.Client.GetAsync("health/ready", cancellation);
        host.Get<StorageHealth>().Set(new StorageFault("The disk is full.", AnEvent.SomeTime));
        using var ill = await host.Client.GetAsync("health/ready", cancellation);
        using var live = await host.Client.GetAsync("health/live", cancellation);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (well.StatusCode, ill.StatusCode, live.StatusCode));
        Assert.Equal("Unhealthy", await ill.Content.ReadAsStringAsync(cancellation));
    }
}
