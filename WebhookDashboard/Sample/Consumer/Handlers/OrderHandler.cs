using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>
/// Handles <c>orders { order_id, status }</c>: the order only moves forward. Its history records every message.
/// </summary>
internal sealed class OrderHandler : IEventHandler
{
    public const string ReaderName = "shop.orders";

    public string Reader => ReaderName;

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("orders");

    public async Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var orderId = received.Fields.Id("order_id");
        var said = received.Fields.Line("status", OrderProgress.MaxLength);
        if (received.Fields.Fault is not null)
        {
            return received.Fields.Fault;
        }

        var status = OrderProgress.Known(said);
        if (status is null)
        {
            return $"status is '{said}'; expected one of {OrderProgress.All}.";
        }

        var history = new OrderHistory(context);
        var order = await history.OpenAsync(orderId, received, cancellationToken);
        var applied = !received.IsRepeat && OrderProgress.Rank(status) > OrderProgress.Rank(order.Status);
        await history.NoteAsync(order, received, status, applied, cancellationToken);
        if (applied)
        {
            order.Status = status;
        }

        return null;
    }
}
