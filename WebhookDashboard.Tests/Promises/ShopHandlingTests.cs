using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>
/// The effect of webhooks on the shop's orders, seen from outside: over HTTP, through the app's own readers.
/// </summary>
public sealed class ShopHandlingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payment_FiveDeliveriesTwoAtOnce_PaysOnceAndSendsOneMail()
    {
        await using var host = await DashboardHost.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await PayAsync(host.Client, "12345");
        }

        await Task.WhenAll(PayAsync(host.Client, "12345"), PayAsync(host.Client, "12345"));
        await PayAsync(host.Client, "last");
        await UntilPaidAsync(host, "last");

        await using var context = await OpenAsync(host);
        Assert.NotNull((await context.Orders.SingleAsync(order => order.OrderId == "12345", Cancel)).PaidAt);
        Assert.Single(await context.Deliveries.Where(mail => mail.MessageId == "paid:12345").ToListAsync(Cancel));
        var history = await context.OrderChanges.Where(change => change.OrderId == "12345").ToListAsync(Cancel);
        Assert.Equal(7, history.Count);
        Assert.Single(history, change => change.Applied);
    }

    [Fact]
    public async Task Payment_UnsignedOutsideDevelopment_PaysNothingAndIsSetAside()
    {
        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Environment = "Production" });
        await PayAsync(host.Client, "12345");

        await using var context = await OpenAsync(host);
        await Until.TrueAsync(() => context.SetAside.AnyAsync(row => row.Reader == "shop.payments", Cancel));
        Assert.Empty(await context.Orders.Where(order => order.OrderId == "12345").ToListAsync(Cancel));
        Assert.StartsWith("Not signed", (await context.SetAside.SingleAsync(Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statuses_OlderOneLast_KeepsTheLaterStatus()
    {
        await using var host = await DashboardHost.StartAsync();
        foreach (var status in new[] { "created", "shipped", "processing" })
        {
            await PostAsync(host.Client, "hooks/orders", new { order_id = "12345", status });
        }

        await PostAsync(host.Client, "hooks/orders", new { order_id = "last", status = "created" });
        await using var context = await OpenAsync(host);
        await Until.TrueAsync(() => context.Orders.AnyAsync(order => order.OrderId == "last", Cancel));
        Assert.Equal("shipped", (await context.Orders.SingleAsync(order => order.OrderId == "12345", Cancel)).Status);
    }

    [Fact(Timeout = 180_000)]
    public async Task Event_ServerKilledBeforeAndDuringHandling_IsHandledOnceAfterRestart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var acknowledged = new List<string>();
        for (var kill = 0; kill < 2; kill++)
        {
            await using var server = await DashboardProcess.StartAsync(folder, ("environment", "Development"));
            var orders = Enumerable.Range(0, 150).Select(i => $"{kill}-{i}").ToList();
            await Task.WhenAll(orders.Select(order => PayAsync(server.Client, order)));
            acknowledged.AddRange(orders);
            await server.KillAsync(); // At once, while most of them are not handled yet.
        }

        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Folder = folder });
        await Until.TrueAsync(() => AllPaidAsync(host, acknowledged.Count));
        await using var context = await OpenAsync(host);
        var changes = await context.OrderChanges.ToListAsync(cancellation);
        Assert.Equal(acknowledged.Order(), changes.Select(change => change.OrderId).Order());
        Assert.Equal(acknowledged.Count, await context.Deliveries.CountAsync(mail => mail.Destination == MailDestination.Name, cancellation));
    }

    [Fact]
    public async Task BadPayload_AmongGoodOnes_IsAnsweredOkAndBlocksNoOther()
    {
        await using var host = await DashboardHost.StartAsync();
        using var broken = new StringContent("{ broken");
        using var answer = await host.Client.PostAsync(new Uri("payment-webhook", UriKind.Relative), broken, Cancel);
        answer.EnsureSuccessStatusCode();
        await PayAsync(host.Client, "1");
        await UntilPaidAsync(host, "1");

        await using var context = await OpenAsync(host);
        Assert.Equal("shop.payments", (await context.SetAside.SingleAsync(Cancel)).Reader);
    }

    private static Task PayAsync(HttpClient client, string order) => PostAsync(
        client,
        "payment-webhook",
        new { order_id = order, amount = 99.99, status = "completed", customer_email = "customer@example.com" });

    private static async Task PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancel);
        Assert.Equal("OK", await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel));
    }

    private static async Task UntilPaidAsync(DashboardHost host, string order)
    {
        await using var context = await OpenAsync(host);
        await Until.TrueAsync(() => context.Orders.AnyAsync(row => row.OrderId == order && row.PaidAt != null, Cancel));
    }

    private static async Task<bool> AllPaidAsync(DashboardHost host, int count)
    {
        await using var context = await OpenAsync(host);
        return await context.Orders.CountAsync(row => row.PaidAt != null, Cancel) >= count;
    }

    private static Task<DashboardContext> OpenAsync(DashboardHost host) =>
        host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
}
