using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>
/// Handles <c>inventory { product_id, new_quantity }</c>: updates the known stock. If the product is in stock, everyone on
/// its waiting list gets a mail and leaves the list. A comparison's product is no product of the catalogue, and is ignored.
/// </summary>
internal sealed class InventoryHandler : IEventHandler
{
    public const string ReaderName = "shop.inventory";

    public string Reader => ReaderName;

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("inventory");

    public async Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var productId = received.Fields.Id("product_id");
        var quantity = received.Fields.Quantity("new_quantity");
        if (received.Fields.Fault is not null || received.IsRepeat || received.Summary.EventType == SimulatedEvents.Type)
        {
            return received.Fields.Fault;
        }

        context.Add(new StockObservationRow
        {
            ProductId = productId, Source = StockSource.Push, Quantity = quantity, At = received.At, EventId = received.Id,
        });
        if (quantity == 0)
        {
            return null;
        }

        var outbox = new Outbox(context);
        foreach (var waiting in await context.WaitingCustomers.Where(row => row.ProductId == productId).ToListAsync(cancellationToken))
        {
            await outbox.AddAsync(MailTexts.BackInStock(waiting, quantity), received, cancellationToken);
            context.Remove(waiting);
        }

        return null;
    }
}
