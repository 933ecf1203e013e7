using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries.Smtp;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Handlers;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>A payment without a usable e-mail address still marks the order paid, and the outbox says why no mail was sent.</summary>
public sealed class PaymentAddressTests : ConsumerSuite
{
    private const string Address = "customer@example.com";

    [Theory]
    [InlineData("", "customer_email is missing")]
    [InlineData(""", "customer_email": null""", "customer_email is missing")]
    [InlineData(""", "customer_email": "" """, "customer_email is empty")]
    [InlineData(""", "customer_email": 7""", "customer_email is a number")]
    [InlineData(""", "customer_email": "jo" """, "customer_email is not an email address")]
    [InlineData(""", "customer_email": "jo@example.com\nBcc: all@example.com" """, "customer_email is not an email address")]
    public async Task Completed_WithoutAValidAddress_PaysAndExplainsTheMissingMail(string member, string fault)
    {
        await HandleAsync(new PaymentHandler(), Payment("completed", member));

        var order = await OrderAsync("1");
        Assert.Equal(("paid", "completed", null), (order.Status, order.PaymentStatus, order.CustomerEmail));
        var mail = await MailAsync();
        Assert.Equal((DeliveryState.GivenUp, "", 0), (mail.State, ToOf(mail), mail.AttemptCount));
        Assert.Contains(fault, mail.Error, StringComparison.Ordinal);
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task Completed_RepeatedWithAnAddress_SendsTheWaitingMail()
    {
        await HandleAsync(new PaymentHandler(), Payment("completed", ""));
        await HandleAsync(new PaymentHandler(), Enumerable.Repeat(Payment("completed", $$""", "customer_email": "{{Address}}" """), 3));

        var mail = await MailAsync();
        Assert.Equal((DeliveryState.Queued, Address, null), (mail.State, ToOf(mail), mail.Error));
        Assert.Equal([true, true, false, false], (await RowsAsync<OrderChangeRow>()).Select(row => row.Applied));
    }

    [Fact]
    public async Task Completed_RepeatedWithoutAnAddress_LeavesTheMailUnchanged()
    {
        await HandleAsync(new PaymentHandler(), Payment("completed", $$""", "customer_email": "{{Address}}" """), Payment("completed", ""));

        var mail = await MailAsync();
        Assert.Equal((DeliveryState.Queued, Address), (mail.State, ToOf(mail)));
        Assert.Equal(Address, (await OrderAsync("1")).CustomerEmail);
    }

    [Fact]
    public async Task Completed_AddressOnlyInPending_SendsTheMailThere()
    {
        await HandleAsync(new PaymentHandler(), Payment("pending", $$""", "customer_email": "{{Address}}" """), Payment("completed", ""));

        var mail = await MailAsync();
        Assert.Equal((DeliveryState.Queued, Address), (mail.State, ToOf(mail)));
    }

    private async Task<DeliveryRow> MailAsync()
    {
        await using var context = await OpenAsync();
        return Assert.Single(await context.Deliveries.Include(row => row.Payload).ToListAsync(Cancel));
    }

    private static string ToOf(DeliveryRow mail) => MailMessage.Of(mail.Payload!.Bytes).To;

    private static AnEvent Payment(string status, string more) =>
        AnEvent.To("payment").WithBody($$"""{ "order_id": "1", "amount": 9.99, "status": "{{status}}"{{more}} }""");
}
