using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.Events.Sqlite;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class HousekeepingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_TwiceAtOnce_BothWaitForTheLastSave()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var housekeeping = host.Get<IEnumerable<IHostedService>>().OfType<Housekeeping>().Single();
        await RunARoundAsync(host);
        host.Get<RefusalCounter>().Count(EndpointSlug.Parse("inbox"), 413);

        Task[] stops;
        using (await host.Get<IWriteGate>().EnterAsync(Cancel))
        {
            stops = [housekeeping.StopAsync(Cancel), housekeeping.StopAsync(Cancel)];
            await Task.Yield();
            Assert.DoesNotContain(stops, stop => stop.IsCompleted);
        }

        await Task.WhenAll(stops);
        Assert.True(await IsSavedAsync(host, 413));
    }

    [Fact]
    public async Task Stop_AfterTheHostIsDisposed_DoesNotUseIt()
    {
        await using var database = new SqliteTestDatabase();
        var host = await LogHost.StartAsync(database.ConnectionString, []);
        var housekeeping = host.Get<IEnumerable<IHostedService>>().OfType<Housekeeping>().Single();
        var refusals = host.Get<RefusalCounter>();
        await host.DisposeAsync();

        refusals.Count(EndpointSlug.Parse("inbox"), 413);
        await housekeeping.StopAsync(Cancel);
    }

    [Fact]
    public async Task Stop_RightAfterTheStart_SavesWhatWasCounted()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        for (var status = 400; status < 450; status++)
        {
            using var housekeeping = ActivatorUtilities.CreateInstance<Housekeeping>(host.Get<IServiceProvider>());
            await housekeeping.StartAsync(Cancel);
            host.Get<RefusalCounter>().Count(EndpointSlug.Parse("inbox"), status);

            await housekeeping.StopAsync(Cancel);

            Assert.True(await IsSavedAsync(host, status));
        }
    }

    private static Task RunARoundAsync(LogHost host)
    {
        host.Get<RefusalCounter>().Count(EndpointSlug.Parse("inbox"), 405);
        return Until.EqualAsync(true, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return IsSavedAsync(host, 405);
        });
    }

    private static async Task<bool> IsSavedAsync(LogHost host, int status)
    {
        // A new counter has nothing in memory, so it reads what was saved.
        using var other = ActivatorUtilities.CreateInstance<RefusalCounter>(host.Get<IServiceProvider>());
        return (await other.ReadAsync(Cancel))[EndpointSlug.Parse("inbox")].Any(refusal => refusal.Status == status);
    }
}
