using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Simulation;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The products and their stock.</summary>
internal sealed class Catalogue(IDbContextFactory<DashboardContext> contexts, StoreWriter writer, TimeProvider time)
{
    public const int MaxStock = 1_000_000;

    /// <summary>The kind of the webhooks about stock.</summary>
    public const string Kind = "inventory";

    public async Task<IReadOnlyList<StoreProductRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreProducts.AsNoTracking()
            .Where(product => product.Id < Simulations.FirstId)
            .OrderBy(product => product.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<StoreProductRow?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreProducts.FindAsync([id], cancellationToken);
    }

    /// <returns>Null if there is no such product.</returns>
    public Task<Product?> SetStockAsync(int id, int quantity, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            if (await context.StoreProducts.FindAsync([id], cancellationToken) is not { } row)
            {
                return null;
            }

            await CountAsync(context, row, quantity, time.GetUtcNow(), cancellationToken);
            return Product.Of(row);
        },
        cancellationToken);

    /// <summary>Changes a stock and queues its webhook. Every change of a stock goes through here.</summary>
    public static Task CountAsync(
        DashboardContext context, StoreProductRow row, int quantity, DateTimeOffset now, CancellationToken cancellationToken)
    {
        row.Stock = quantity;
        row.Version++;
        return context.EnqueueAsync(Webhook(row, now), cancellationToken);
    }

    /// <summary>The webhook that reports the current stock.</summary>
    public static NewDelivery Webhook(StoreProductRow row, DateTimeOffset now) => StoreWebhook.Of(
        Kind, SubjectOf(row), new { ProductId = row.Id, NewQuantity = row.Stock }, now);

    public static string SubjectOf(StoreProductRow row) => row.Id.ToString(CultureInfo.InvariantCulture);
}
