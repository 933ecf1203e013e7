using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Deleting;

/// <summary>What the log holds of one endpoint.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Events">The number of events.</param>
/// <param name="Bytes">The size of their bodies.</param>
internal sealed record EndpointHolding(EndpointSlug Endpoint, long Events, long Bytes)
{
    /// <summary>
    /// What an event occupies besides its body: its row, its headers, its index entries. Without this, an endpoint with a
    /// million empty bodies would count as small.
    /// </summary>
    public const long EventOverhead = 1024;

    /// <summary>Roughly what it occupies on disk.</summary>
    public long Weight => Bytes + (Events * EventOverhead);
}
