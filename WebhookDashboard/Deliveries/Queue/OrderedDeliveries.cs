using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>
/// Keeps deliveries with the same key in order: of those queued, only the first has a due time. So the index of due
/// deliveries holds one row for each key, however many wait behind it.
/// </summary>
internal static class OrderedDeliveries
{
    /// <summary>The queued deliveries with a key.</summary>
    public static IQueryable<DeliveryRow> QueuedOf(this DashboardContext context, string destination, string key) => context.Deliveries
        .Where(row => row.Destination == destination && row.OrderingKey == key && row.State == DeliveryState.Queued);
}
