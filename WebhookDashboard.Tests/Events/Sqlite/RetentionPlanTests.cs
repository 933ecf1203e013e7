using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

/// <summary>Retention runs every second, so it must not scan the log to find that there is nothing to delete.</summary>
public sealed class RetentionPlanTests
{
    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 20)]
    public async Task Enforce_AgeLimit_UsesTheIndexOfTimes(int days, int left)
    {
        var plans = new QueryPlans();
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(
            database.ConnectionString,
            [("Storage:RetainDays", "2"), ("Storage:RetainEvents", "0"), ("Storage:RetainBytes", "0")],
            services => services.ConfigureDbContext<SqliteDashboardContext>(options => options.AddInterceptors(plans)));
        for (var i = 0; i < 20; i++)
        {
            await host.KeepAsync(AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(days)));
        }

        plans.Take();
        await host.Get<Retention>().EnforceAsync(TestContext.Current.CancellationToken);
        var taken = plans.Take();

        Assert.Equal(left, (await host.AllAsync()).Count);
        Assert.Contains(taken, one => one.Step.Contains("IX_Events_ReceivedAt (ReceivedAt<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(taken, QueryPlans.IsScan);
    }
}
