using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Data.Events;

/// <summary>
/// A kind: the events that share endpoint, method, type and verdict, and how many of them are kept. Filters choose kinds
/// first and read their events by one index, so that a filter more costs an append nothing. Written in the transaction
/// that appends or deletes the events; so a count is a sum over a handful of rows.
/// </summary>
internal sealed class EventKindRow
{
    /// <summary>
    /// How many kinds an endpoint has at most; senders choose methods and types. What comes beyond goes into a mixed kind
    /// of its verdict.
    /// </summary>
    public const int MaxOfEndpoint = 256;

    /// <summary>The <see cref="Method"/> of a mixed kind, whose events have any method and any type.</summary>
    public const string Mixed = "";

    public long Id { get; set; }
    public EndpointSlug Endpoint { get; set; }
    public string Method { get; set; } = Mixed;

    /// <summary>Empty when the events have none; in a mixed kind, always.</summary>
    public string EventType { get; set; } = "";
    public Verdict Verdict { get; set; }
    public long Events { get; set; }

    /// <summary>Of their bodies.</summary>
    public long Bytes { get; set; }
    public DateTimeOffset LastReceivedAt { get; set; }
}
