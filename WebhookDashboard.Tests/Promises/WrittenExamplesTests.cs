using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>
/// The usual examples that explain APIs and webhooks, exactly as written: a GET with a bearer token at a shop, and the
/// webhooks of a payment and of a stock, with all their effects. No sign-in, no signature, in Development.
/// </summary>
public sealed class WrittenExamplesTests : IAsyncLifetime
{
    private const string Payment =
        """curl -X POST -H 'Content-Type: application/json' -d '{"order_id": "12345", "amount": 99.99, "status": "completed", "customer_email": "customer@example.com"}' http://localhost:5080/payment-webhook""";

    private DashboardHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Curl.SkipWhereThereIsNone();
        _host = await DashboardHost.StartAsync(
            new DashboardHostOptions { Settings = [("Access:Mode", "Token"), ("Access:Token", "t")] });
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task GetUser_WithTheBearer_IsJohnDoe()
    {
        var (status, body) = await RunAsync(
            "curl -H 'Authorization: Bearer your-api-key' http://localhost:5080/shop-api/users/123");

        Assert.Equal((200, """{"id":123,"name":"John Doe","email":"john@example.com"}"""), (status, body));
    }

    [Theory]
    [InlineData("curl http://localhost:5080/shop-api/users/123", 401)]
    [InlineData("curl -H 'Authorization: Bearer wrong' http://localhost:5080/shop-api/users/123", 401)]
    [InlineData("curl -H 'Authorization: Bearer your-api-key' http://localhost:5080/shop-api/users/999", 404)]
    public async Task GetUser_WhatIsNotAllowedOrThere_IsAProblem(string command, int expected)
    {
        var (status, body) = await RunAsync(command);

        Assert.Equal(expected, status);
        Assert.NotEmpty(JsonDocument.Parse(body).RootElement.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task PaymentWebhook_Completed_PaysTheOrderAndSendsOneMail()
    {
        Assert.Equal((200, "OK"), await RunAsync(Payment));

        await Until.EqualAsync(1, () => CountAsync(context => context.Orders.Where(order => order.OrderId == "12345" && order.PaidAt != null)));
        Assert.Equal(["mailto:customer@example.com"], await MailsAsync());
    }

    [Fact]
    public async Task PaymentWebhook_FiveTimesTwoAtOnce_PaysOnceAndSendsOneMail()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((200, "OK"), await RunAsync(Payment));
        }

        Assert.Equal([(200, "OK"), (200, "OK")], await Task.WhenAll(RunAsync(Payment), RunAsync(Payment)));

        await Until.EqualAsync(5, () => CountAsync(context => context.OrderChanges));
        Assert.Equal(1, await CountAsync(context => context.Orders));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task PaymentWebhook_Failed_IsAcknowledgedAndSendsNoMail()
    {
        Assert.Equal((200, "OK"), await RunAsync(Payment.Replace("completed", "failed", StringComparison.Ordinal)));

        await Until.EqualAsync(1, () => CountAsync(context => context.OrderChanges));
        Assert.Equal(0, await CountAsync(context => context.Orders.Where(order => order.PaidAt != null)));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task InventoryWebhook_BackInStock_UpdatesTheStockAndNotifiesWaitersOnce()
    {
        await _host.Get<IWaitingList>().AddAsync("104", "waiting@example.com", Cancellation);

        Assert.Equal((200, "OK"), await RunAsync(Inventory(0)));
        await LearnedAsync(0);
        Assert.Empty(await MailsAsync());

        Assert.Equal((200, "OK"), await RunAsync(Inventory(7)));
        await LearnedAsync(7);
        Assert.Equal((200, "OK"), await RunAsync(Inventory(8)));
        await LearnedAsync(8);

        Assert.Equal(["mailto:waiting@example.com"], await MailsAsync());
        Assert.Empty(await _host.Get<IWaitingList>().ReadAsync(productId: null, Cancellation));
    }

    private static string Inventory(int quantity) =>
        $$"""curl -X POST -H 'Content-Type: application/json' -d '{"product_id": 104, "new_quantity": {{quantity}}}' http://localhost:5080/inventory-webhook""";

    private Task<(int Status, string Body)> RunAsync(string command) => Curl.RunAsync(command, _host.BaseAddress);

    private Task LearnedAsync(long quantity) => Until.EqualAsync(quantity, async () =>
        (await _host.Get<IStockBook>().LatestAsync(Cancellation))
            .SingleOrDefault(observation => observation is { ProductId: "104", Source: StockSource.Push })?.Quantity ?? -1);

    private async Task<int> CountAsync<TRow>(Func<DashboardContext, IQueryable<TRow>> rows)
    {
        await using var context = await _host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancellation);
        return await rows(context).CountAsync(Cancellation);
    }

    private async Task<IReadOnlyList<string>> MailsAsync()
    {
        await using var context = await _host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancellation);
        return await context.Deliveries.Where(mail => mail.Destination == MailDestination.Name).Select(mail => mail.Url).ToListAsync(Cancellation);
    }
}
