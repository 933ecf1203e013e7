using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>Each bad payload is set aside with a reason that its sender can act on, and the next event is handled.</summary>
public sealed class BadPayloadTests : ConsumerSuite
{
    [Theory]
    [InlineData("", "The body is empty")]
    [InlineData("OK", "not valid JSON")]
    [InlineData("""{ "product_id": 101, """, "not valid JSON")]
    [InlineData("[1]", "The body is a list")]
    [InlineData("null", "The body is null")]
    [InlineData("""{ "new_quantity": 1 }""", "product_id is missing")]
    [InlineData("""{ "product_id": null, "new_quantity": 1 }""", "product_id is missing")]
    [InlineData("""{ "product_id": "  ", "new_quantity": 1 }""", "product_id is empty")]
    [InlineData("""{ "product_id": {}, "new_quantity": 1 }""", "product_id is an object")]
    [InlineData("""{ "product_id": 1.5, "new_quantity": 1 }""", "product_id is a number with a fraction")]
    [InlineData("""{ "product_id": "a\u0000b", "new_quantity": 1 }""", "control characters")]
    [InlineData("""{ "product_id": "\ud800", "new_quantity": 1 }""", "not valid Unicode")]
    [InlineData("""{ "product_id": 101 }""", "new_quantity is missing")]
    [InlineData("""{ "product_id": 101, "new_quantity": 1, "\ud800": 1 }""", "name of a member is not valid Unicode")]
    [InlineData("""{ "product_id": 101, "new_quantity": "many" }""", "new_quantity is a text")]
    [InlineData("""{ "product_id": 101, "new_quantity": -1 }""", "new_quantity is -1")]
    [InlineData("""{ "product_id": 101, "new_quantity": 2.5 }""", "new_quantity is 2.5")]
    [InlineData("""{ "product_id": 101, "new_quantity": 1e308 }""", "new_quantity is 1e308")]
    [InlineData("""{ "product_id": 101, "new_quantity": 99999999999999999999 }""", "new_quantity is 99999999999999999999")]
    public async Task Inventory_BodyThatDoesNotFit_IsSetAsideWithItsFault(string body, string fault)
    {
        await HandleAsync(
            new InventoryHandler(),
            AnEvent.To("inventory").WithBody(body),
            AnEvent.To("inventory").WithBody("""{ "product_id": "101", "new_quantity": 7 }"""));

        Assert.Contains(fault, Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(await RowsAsync<StockObservationRow>()).Quantity);
    }

    [Theory]
    [InlineData("""{ "order_id": 1, "amount": 1e308, "status": "completed", "customer_email": "jo@example.com" }""", "amount is 1e308")]
    [InlineData("""{ "order_id": 1, "amount": -5, "status": "completed", "customer_email": "jo@example.com" }""", "amount is negative")]
    [InlineData("""{ "amount": 9.99, "status": "completed", "customer_email": "jo@example.com" }""", "order_id is missing; expected an id, as text or as a whole number")]
    [InlineData("""{ "order_id": 1, "amount": "9.99", "status": "completed", "customer_email": "jo@example.com" }""", "amount is a text")]
    [InlineData("""{ "order_id": 1, "amount": 9.99, "customer_email": "jo@example.com" }""", "status is missing")]
    public async Task Payment_BodyThatDoesNotFit_PaysNothing(string body, string fault)
    {
        await HandleAsync(new PaymentHandler(), AnEvent.To("payment").WithBody(body));
        Assert.Contains(fault, Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync<CustomerOrderRow>());
        Assert.Empty(await RowsAsync<DeliveryRow>());
    }

    [Fact]
    public async Task Inventory_BodyWithAByteOrderMark_IsRead()
    {
        await HandleAsync(new InventoryHandler(), AnEvent.To("inventory").WithBody("\uFEFF{ \"product_id\": 101, \"new_quantity\": 7 }"));
        Assert.Empty(await ReasonsAsync());
        Assert.Equal(7, Assert.Single(await RowsAsync<StockObservationRow>()).Quantity);
    }

    [Fact]
    public async Task Order_UnknownStatus_IsSetAsideWithTheKnownOnes()
    {
        await HandleAsync(new OrderHandler(), AnEvent.To("orders").WithBody("""{ "order_id": 1, "status": "lost" }"""));
        Assert.Contains("'lost'; expected one of created,", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_BodyOverTheLimit_IsSetAsideUnread()
    {
        await HandleAsync(new ChatHandler(), AnEvent.To("chat").WithBody(new byte[5_000_000]));
        Assert.Contains("5,000,000 bytes long", Assert.Single(await ReasonsAsync()), StringComparison.Ordinal);
    }
}
