using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>
/// Handles <c>payment { order_id, amount, status, customer_email }</c>: <c>completed</c> marks the order as paid and sends
/// the customer one confirmation. Any other status is recorded. A payment counts even without an e-mail address: then the
/// outbox says why no mail is sent.
/// </summary>
internal sealed class PaymentHandler : IEventHandler
{
    public const string ReaderName = "shop.payments";

    private const string Completed = "completed";
    private const string Refunded = "refunded";

    public string Reader => ReaderName;

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("payment");

    public async Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var fields = received.Fields;
        var orderId = fields.Id("order_id");
        var status = fields.Line("status", OrderProgress.MaxLength).ToLowerInvariant();
        var amount = fields.OptionalAmount("amount");

        var (email, noEmail) = fields.EmailOrFault("customer_email");
        if (fields.Fault is not null)
        {
            return fields.Fault;
        }

        if (status == Completed && amount < 0)
        {
            return "amount is negative; a completed payment needs 0 or more.";
        }

        var history = new OrderHistory(context);
        var order = await history.OpenAsync(orderId, received, cancellationToken);

        var changes = order switch
        {
            { PaymentStatus: Refunded } => false,
            { PaidAt: null } => order.PaymentStatus != status,

            // After a completed payment any other message is late, unless it is a refund or finally contains the address.
            _ => status == Refunded || (status == Completed && order.CustomerEmail is null && email is not null),
        };
        var applied = changes && !received.IsRepeat;
        await history.NoteAsync(order, received, $"payment {status}", applied, cancellationToken);
        if (!applied)
        {
            return null;
        }

        order.PaymentStatus = status;
        order.Amount = amount ?? order.Amount;
        order.CustomerEmail = email ?? order.CustomerEmail;
        if (status == Completed)
        {
            order.PaidAt ??= received.At;
            order.Status = OrderProgress.Further(order.Status, OrderProgress.Paid);
            await new Outbox(context).AddAsync(MailTexts.Paid(order, noEmail), received, cancellationToken);
        }

        return null;
    }
}
