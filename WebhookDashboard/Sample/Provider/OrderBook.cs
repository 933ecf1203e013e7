using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The orders, their payments and their statuses.</summary>
internal sealed class OrderBook(IDbContextFactory<DashboardContext> contexts, StoreWriter writer, TimeProvider time)
{
    public const int MaxQuantity = 100;

    private const int Shown = 100;

    /// <summary>Older orders are deleted; without a bound, anyone with the key could fill the disk.</summary>
    private const int Kept = 10_000;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Order>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.StoreOrders.AsNoTracking()
            .OrderByDescending(order => order.Id).Take(Shown).ToListAsync(cancellationToken);
        return [.. rows.Select(Order.Of)];
    }

    public async Task<Order?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreOrders.FindAsync([id], cancellationToken) is { } row ? Order.Of(row) : null;
    }

    public Task<PlacedOrder> PlaceAsync(int userId, int productId, int quantity, CancellationToken cancellationToken) =>
        writer.ChangeAsync<PlacedOrder>(
            async context =>
            {
                if (await context.StoreUsers.FindAsync([userId], cancellationToken) is null)
                {
                    return new PlacedOrder.NoUser();
                }

                if (await context.StoreProducts.FindAsync([productId], cancellationToken) is not { } product)
                {
                    return new PlacedOrder.NoProduct();
                }

                if (product.Stock < quantity)
                {
                    return new PlacedOrder.TooFew(product.Stock);
                }

                var now = time.GetUtcNow();
                var order = new StoreOrderRow
                {
                    UserId = userId,
                    ProductId = productId,
                    Quantity = quantity,
                    AmountCents = product.PriceCents * quantity,
                    Status = OrderStatus.Created,
                    PlacedAt = now,
                };
                context.Add(order);
                await context.SaveChangesAsync(cancellationToken);
                await context.StoreOrders.Where(old => old.Id <= order.Id - Kept).ExecuteDeleteAsync(cancellationToken);
                await TellStatusAsync(context, order, now, cancellationToken);
                await Catalogue.CountAsync(context, product, product.Stock - quantity, now, cancellationToken);
                return new PlacedOrder.Taken(Order.Of(order));
            },
            cancellationToken);

    /// <summary>
    /// Records a payment. The first completed one pays the order from the user's account. Each one sends a webhook, even a
    /// repeated one.
    /// </summary>
    /// <returns>Null if there is no such order.</returns>
    public Task<Order?> PayAsync(long id, string status, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            if (await context.StoreOrders.FindAsync([id], cancellationToken) is not { } order)
            {
                return null;
            }

            var user = await context.StoreUsers.FindAsync([order.UserId], cancellationToken);
            if (status == OrderStatus.Completed && order.Status == OrderStatus.Created)
            {
                order.Status = OrderStatus.Paid;
                user!.BalanceCents -= order.AmountCents;
            }

            var subject = order.Id.ToString(CultureInfo.InvariantCulture);
            var payment = new { OrderId = subject, Amount = Money.Of(order.AmountCents), Status = status, CustomerEmail = user!.Email };
            await context.EnqueueAsync(StoreWebhook.Of("payment", subject, payment, time.GetUtcNow()), cancellationToken);
            return Order.Of(order);
        },
        cancellationToken);

    /// <returns>Null if there is no such order.</returns>
    public Task<Order?> SetStatusAsync(long id, string status, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            if (await context.StoreOrders.FindAsync([id], cancellationToken) is not { } order)
            {
                return null;
            }

            order.Status = status;
            await TellStatusAsync(context, order, time.GetUtcNow(), cancellationToken);
            return Order.Of(order);
        },
        cancellationToken);

    private static Task TellStatusAsync(
        DashboardContext context, StoreOrderRow order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subject = order.Id.ToString(CultureInfo.InvariantCulture);
        return context.EnqueueAsync(StoreWebhook.Of("orders", subject, new { OrderId = subject, order.Status }, now), cancellationToken);
    }
}
