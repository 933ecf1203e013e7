using System.Net;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

public sealed class BacklogGuardTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_BacklogIsFull_IsRefusedUntilOneIsSent()
    {
        var later = AnEvent.SomeTime.AddYears(100);
        await using var context = await shop.Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancellation);
        context.AddRange(Enumerable.Range(0, StoreWebhook.MaxQueued).Select(i => new DeliveryRow
        {
            Destination = StoreWebhook.Destination, OrderingKey = $"chat/{i}", NextAttemptAt = later,
        }));
        await context.SaveChangesAsync(Cancellation);

        using var refused = await shop.SendAsync("POST", "products/101/stock", """{"quantity":1}""");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "60"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await shop.CallAsync("GET", "products/101")).Status);
        Assert.Equal(14, (await shop.CallAsync("GET", "products/101")).Json.GetProperty("stock").GetInt32());

        await context.Deliveries.Where(row => row.OrderingKey == "chat/0").ExecuteDeleteAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await shop.CallAsync("POST", "products/101/stock", """{"quantity":1}""")).Status);
    }
}
