using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>
/// The orders of one transaction. Different readers handle payments and statuses; whichever comes first creates the order.
/// </summary>
internal sealed class OrderHistory(DashboardContext context)
{
    /// <summary>The most lines of one order's history.</summary>
    public const int MaxChanges = 200;

    public async Task<CustomerOrderRow> OpenAsync(string orderId, ShopEvent received, CancellationToken cancellationToken)
    {
        var order = await context.Orders.FindAsync([orderId], cancellationToken);
        if (order is null)
        {
            context.Add(order = new CustomerOrderRow { OrderId = orderId, FirstSeenAt = received.At, ChangedAt = received.At });
        }

        return order;
    }

    /// <summary>Adds a line to the order's history, and deletes the oldest one if it is full.</summary>
    public async Task NoteAsync(CustomerOrderRow order, ShopEvent received, string said, bool applied, CancellationToken cancellationToken)
    {
        context.Add(new OrderChangeRow
        {
            OrderId = order.OrderId, EventId = received.Id, Said = said, Applied = applied, At = received.At,
        });
        if (applied && received.At > order.ChangedAt)
        {
            order.ChangedAt = received.At;
        }

        var stored = context.OrderChanges.Where(row => row.OrderId == order.OrderId);
        if (await stored.OrderByDescending(row => row.Id)
            .Skip(MaxChanges - 1)
            .Select(row => (long?)row.Id)
            .FirstOrDefaultAsync(cancellationToken) is { } last)
        {
            await stored.Where(row => row.Id <= last).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
