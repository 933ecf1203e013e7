using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

public sealed class OrderTests : ConsumerSuite
{
    [Fact]
    public async Task Payment_CompletedFiveTimes_PaysOnceAndSendsOneMail()
    {
        await HandleAsync(new PaymentHandler(), Enumerable.Repeat(Payment("12345", "completed"), 5));

        var order = await OrderAsync("12345");
        var mail = Assert.Single(await RowsAsync<DeliveryRow>());
        Assert.Equal((AnEvent.SomeTime, 99.99m, "completed"), (order.PaidAt, order.Amount, order.PaymentStatus));
        Assert.Equal(("mailto:customer@example.com", DeliveryState.Queued), (mail.Url, mail.State));
        Assert.Equal([true, false, false, false, false], (await RowsAsync<OrderChangeRow>()).Select(row => row.Applied));
    }

    [Fact]
    public async Task Status_MoreOftenThanAHistoryIsLong_KeepsItsEnd()
    {
        await HandleAsync(new PaymentHandler(), Payment("1", "completed"));
        await HandleAsync(new OrderHandler(), [Status("2", "created"), .. Enumerable.Repeat(Status("1", "shipped"), OrderHistory.MaxChanges), Status("1", "delivered")]);

        var history = (await RowsAsync<OrderChangeRow>()).Where(row => row.OrderId == "1").ToList();
        Assert.Equal(OrderHistory.MaxChanges, history.Count);
        Assert.Equal(("shipped", "delivered"), (history[0].Said, history[^1].Said));
        Assert.Single(await RowsAsync<OrderChangeRow>(), row => row.OrderId == "2");
    }

    [Fact]
    public async Task Payment_CompletedBeforeALateCreated_StaysPaid()
    {
        await HandleAsync(new OrderHandler(), Status("1", "created"));
        await HandleAsync(new PaymentHandler(), Payment("1", "completed"));
        Assert.Equal("paid", (await OrderAsync("1")).Status);

        await HandleAsync(new PaymentHandler(), Payment("2", "completed"));
        await HandleAsync(new OrderHandler(), Status("2", "created"));
        Assert.Equal("paid", (await OrderAsync("2")).Status);
    }

    [Fact]
    public async Task Payment_CompletedForACancelledOrder_LeavesItCancelled()
    {
        await HandleAsync(new OrderHandler(), Status("1", "cancelled"));
        await HandleAsync(new PaymentHandler(), Payment("1", "completed"));
        Assert.Equal(("cancelled", "completed"), ((await OrderAsync("1")).Status, (await OrderAsync("1")).PaymentStatus));
    }

    [Fact]
    public async Task Payment_OtherStatus_IsRecordedWithoutAMail()
    {
        await HandleAsync(new PaymentHandler(), Payment("1", "pending"), Payment("1", "failed"));

        var order = await OrderAsync("1");
        Assert.Equal((null, "failed"), (order.PaidAt, order.PaymentStatus));
        Assert.Empty(await RowsAsync<DeliveryRow>());
    }

    [Fact]
    public async Task Payment_PendingAfterCompleted_LeavesItPaid()
    {
        await HandleAsync(new PaymentHandler(), Payment("1", "completed"), Payment("1", "pending"));
        Assert.Equal("completed", (await OrderAsync("1")).PaymentStatus);
    }

    [Fact]
    public async Task Payment_RefundedAndThenALateCompleted_StaysRefundedWithoutMail()
    {
        await HandleAsync(new PaymentHandler(), Payment("1", "refunded"), Payment("1", "completed"));
        Assert.Equal("refunded", (await OrderAsync("1")).PaymentStatus);
        Assert.Empty(await RowsAsync<DeliveryRow>());
    }

    [Theory]
    [InlineData("delivered", "shipped", "processing", "delivered", "created")]
    [InlineData("cancelled", "shipped", "cancelled", "delivered")]
    [InlineData("refunded", "refunded", "canceled", "created")]
    [InlineData("shipped", "created", "Processing", "SHIPPED", "shipped")]
    public async Task Status_InAnyOrder_EndsAtTheMostAdvanced(string furthest, params string[] said)
    {
        await HandleAsync(new OrderHandler(), said.Select(status => Status("7", status)));
        Assert.Equal(furthest, (await OrderAsync("7")).Status);
        Assert.Equal(said.Length, (await RowsAsync<OrderChangeRow>()).Count);
    }

    [Fact]
    public async Task Status_AndPaymentByTwoReaders_AreOneOrder()
    {
        await HandleAsync(new OrderHandler(), Status("12345", "shipped"));
        await HandleAsync(new PaymentHandler(), Payment("12345", "completed"));
        await HandleAsync(new OrderHandler(), AnEvent.To("orders").WithBody("""{ "order_id": 12345, "status": "delivered" }"""));

        var order = await OrderAsync("12345");
        Assert.Equal("delivered", order.Status);
        Assert.NotNull(order.PaidAt);
    }

    private static AnEvent Payment(string order, string status) => AnEvent.To("payment").WithBody(
        $$"""{ "order_id": "{{order}}", "amount": 99.99, "status": "{{status}}", "customer_email": "customer@example.com" }""");

    private static AnEvent Status(string order, string status) =>
        AnEvent.To("orders").WithBody($$"""{ "order_id": "{{order}}", "status": "{{status}}" }""");
}
