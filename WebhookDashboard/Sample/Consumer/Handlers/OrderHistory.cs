using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>
/// The orders of one transaction. Different readers handle payments and statuses; whichever comes first creates the order.
/// </summary>
internal sealed class OrderHistory(DashboardContext context)
{
    public async Task<CustomerOrderRow> OpenAsync(string orderId, ShopEvent received, CancellationToken cancellationToken)
    {
        var order = await context.Orders.FindAsync([orderId], cancellationToken);
        if (order is null)
        {
            context.Add(order = new CustomerOrderRow { OrderId = orderId, FirstSeenAt = received.At, ChangedAt = received.At });
        }

        return order;
    }

    public void Note(CustomerOrderRow order, ShopEvent received, string said, bool applied)
    {
        context.Add(new OrderChangeRow
        {
            OrderId = order.OrderId, EventId = received.Id, Said = said, Applied = applied, At = received.At,
        });
        if (applied && received.At > order.ChangedAt)
        {
            order.ChangedAt = received.At;
        }
    }
}
