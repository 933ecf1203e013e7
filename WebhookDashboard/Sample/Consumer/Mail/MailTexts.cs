using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>The texts of the app's mails, and the keys that prevent a second mail for the same reason.</summary>
internal static class MailTexts
{
    /// <param name="order">The order of the customer to write to.</param>
    /// <param name="noEmail">Why the address is not known.</param>
    public static MailDraft Paid(CustomerOrderRow order, string? noEmail) => new(
        $"paid:{order.OrderId}",
        order.CustomerEmail ?? "",
        $"Your order {order.OrderId} is paid",
        $"""
        Hello,

        your payment{(order.Amount is { } amount ? $" of {amount:#,0.00}" : "")} for order {order.OrderId} has arrived. Thank you.

        The shop
        """,
        order.CustomerEmail is null ? $"No recipient: {noEmail}" : null);

    public static MailDraft Welcome(string userId, string email) => new(
        $"welcome:{userId}",
        email,
        "Welcome to the shop",
        $"""
        Hello,

        your account {userId} is ready. We are glad that you are here.

        The shop
        """);

    /// <summary>A customer who asks again later gets another mail: each place on the list has its own key.</summary>
    public static MailDraft BackInStock(WaitingCustomerRow waiting, long quantity) => new(
        $"back:{waiting.Id}",
        waiting.Email,
        $"Product {waiting.ProductId} is back in stock",
        $"""
        Hello,

        you asked to be told: product {waiting.ProductId} is back, {quantity:#,0} in stock now.

        The shop
        """);
}
