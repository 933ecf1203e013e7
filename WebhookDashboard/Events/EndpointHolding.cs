using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>What the log keeps of one endpoint.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Events">How many events.</param>
/// <param name="Bytes">Of their bodies.</param>
internal sealed record EndpointHolding(EndpointSlug Endpoint, long Events, long Bytes)
{
    /// <summary>
    /// What an event takes beside its body: its row, its headers, its entries in indexes. Without it, an endpoint with a
    /// million empty bodies would count as small.
    /// </summary>
    public const long EventOverhead = 1024;

    /// <summary>About what it takes of the disk.</summary>
    public long Weight => Bytes + (Events * EventOverhead);
}
