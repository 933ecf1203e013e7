using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Data.Events;

/// <summary>
/// A kind: the events with the same endpoint, method, type and verdict, either pinned or not, and their number. Filters select
/// kinds first and read their events through one index, so that one more filter costs an append nothing. Written in the
/// transaction that appends, pins or deletes the events; so a count is a sum over a few rows.
/// </summary>
internal sealed class EventKindRow
{
    /// <summary>
    /// The maximum number of kinds for each endpoint, and as many for its pinned events, since senders choose methods and types.
    /// Further events go into a mixed kind of their verdict.
    /// </summary>
    public const int MaxOfEndpoint = 256;

    /// <summary>The <see cref="Method"/> of a mixed kind, whose events have any method and type.</summary>
    public const string Mixed = "";

    public long Id { get; set; }
    public EndpointSlug Endpoint { get; set; }
    public string Method { get; set; } = Mixed;

    /// <summary>Empty if the events have no type; always empty for a mixed kind.</summary>
    public string EventType { get; set; } = "";
    public Verdict Verdict { get; set; }
    public bool Pinned { get; set; }
    public long Events { get; set; }

    /// <summary>The sum of their bodies' sizes.</summary>
    public long Bytes { get; set; }
    public DateTimeOffset LastReceivedAt { get; set; }
}
