using System.Net;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_StoreAcceptsNoWrites_IsUnavailableWithoutDetails()
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

    [Fact]
    public async Task Ready_IdleAndDatabaseLocked_FailsUntilItIsReleased()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = await DashboardHost.StartAsync();
        await using (await LockedDatabase.OfAsync(host))
        {
            using var ill = await host.Client.GetAsync("health/ready", cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
            await Until.TrueAsync(() => host.Get<StorageHealth>().Fault is not null);
        }

        await Until.EqualAsync(HttpStatusCode.OK, async () => (await host.Client.GetAsync("health/ready", cancellation)).StatusCode);
    }

    [Fact]
    public async Task Ready_TheFileIsGone_SaysSoAndSendersAreRefused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Folder = folder });
        File.Move(folder.File("dashboard.db"), folder.File("elsewhere.db"));

        using var refused = await host.Client.PostAsync("hooks/inbox", new StringContent("{}"), cancellation);
        using var ill = await host.Client.GetAsync("health/ready", cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (refused.StatusCode, ill.StatusCode));
        Assert.False(File.Exists(folder.File("dashboard.db")));

        File.Move(folder.File("elsewhere.db"), folder.File("dashboard.db"));
        await Until.TrueAsync(() => host.Get<StorageHealth>().Fault is null);
    }
}
