using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.Events.Sqlite.Plans;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>Each statement of the queue seeks in an index: none walks a table, and none sorts what it could read in order.</summary>
public sealed class DeliveryPlanTests
{
    private const string Name = "billing";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_OfTheQueue_AreSeeks()
    {
        using var folder = new TemporaryFolder();
        var plans = new QueryPlans();

        // Paused, so that its lane reads nothing at the same time.
        var destination = new Destination(Name, new ScriptedTransport()) { IsPaused = true, KeepFinished = 0 };
        await using var host = await DeliveryHost.StartAsync(folder, plans, destination);
        plans.Take();

        await host.EnqueueAsync(
            host.New(Name, "x", "k") with { MessageId = "1" }, host.New(Name, "y", "k") with { MessageId = "2" }, host.New(Name, "z"));
        var due = await host.Get<DueDeliveries>().NextAsync(Name, 10, Cancel);
        var ids = due.Select(one => one.Id).ToList();
        var deliveries = await host.Get<DueDeliveries>().ReadAsync(ids, host.Clock.GetUtcNow(), Cancel);
        await host.Get<AttemptStore>().RecordAsync(
            [.. deliveries.Select(delivery => new FinishedAttempt(
                delivery with { AttemptCount = 30 }, destination, new AttemptResult(new AttemptOutcome.Delivered()), host.Clock.GetUtcNow(), default))],
            Cancel);
        var reader = host.Get<DeliveryQueries>();
        await reader.LatestAsync(Name, 10, Cancel);
        await reader.CountQueuedAsync(Name, 10, Cancel);
        await reader.AttemptsAsync(ids[0], Cancel);
        await reader.FindAsync(ids[0], Cancel);
        await host.Get<DeliveryControl>().ResendAsync(ids[0] + 1, Cancel);
        await host.Get<DeliveryControl>().CancelAsync(ids[0] + 1, Cancel);
        await host.Get<DeliveryRetention>().TrimAsync(Cancel);

        await using (var context = await host.OpenAsync())
        {
            await context.Database.OpenConnectionAsync(Cancel);
            foreach (var sql in new[] { QueueStatements.SaveDelivery, QueueStatements.AddAttempt, QueueStatements.StartNext })
            {
                plans.Explain(context.Database.GetDbConnection(), sql);
            }
        }

        var steps = plans.Take();
        Assert.Equal(2, deliveries.Count);
        Assert.Contains(steps, one => one.Step.Contains("INDEX IX_Deliveries_Destination_NextAttemptAt_Id", StringComparison.Ordinal));
        Assert.Contains(steps, one => one.Step.Contains("INDEX IX_Deliveries_Destination_OrderingKey_Id", StringComparison.Ordinal));

        // A bounded count walks what it has sought.
        Assert.DoesNotContain(steps, one => QueryPlans.IsScan(one) && !steps.Contains((one.Sql, one.Step.Replace("SCAN", "CO-ROUTINE", StringComparison.Ordinal))));

        // Those that are read by their ids are put in order, a handful.
        Assert.All(
            steps.Where(one => one.Step.Contains("TEMP B-TREE", StringComparison.Ordinal)),
            one => Assert.Contains("\"Id\" IN", one.Sql, StringComparison.Ordinal));
    }
}
