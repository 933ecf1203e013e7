using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Shared.Deleting;

/// <summary>Events whose deletion waits: lists hide them meanwhile.</summary>
internal sealed class EventsToDelete(IEnumerable<EventId> ids)
{
    public IReadOnlySet<EventId> Ids { get; } = ids.ToHashSet();
}
