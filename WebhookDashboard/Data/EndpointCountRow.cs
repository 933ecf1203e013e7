using WebhookDashboard.Domain;

namespace WebhookDashboard.Data;

/// <summary>
/// What is kept of one endpoint, with one verdict. Written in the transaction that appends or deletes the events,
/// so that a count costs a handful of rows and not a walk over a million.
/// </summary>
internal sealed class EndpointCountRow
{
    public EndpointSlug Endpoint { get; set; }
    public Verdict Verdict { get; set; }
    public long Events { get; set; }

    /// <summary>Of their bodies.</summary>
    public long Bytes { get; set; }
    public DateTimeOffset LastReceivedAt { get; set; }
}
