using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// Keeps the order of deliveries that share a key: of those queued, only the first has a time. So the index of what is
/// due holds one row of each key, however many wait behind it.
/// </summary>
internal static class OrderedDeliveries
{
    /// <summary>Those of a key that are queued.</summary>
    public static IQueryable<DeliveryRow> QueuedOf(this DashboardContext context, string destination, string key) => context.Deliveries
        .Where(row => row.Destination == destination && row.OrderingKey == key && row.State == DeliveryState.Queued);
}
