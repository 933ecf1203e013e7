using WebhookDashboard.Domain;

namespace WebhookDashboard.Compare.Figures;

/// <summary>One request between a copy and the shop, in either direction, and what the copy learned from it.</summary>
/// <param name="Kind">Poll, webhook or reconciliation.</param>
/// <param name="AskedAt">When the request began; for a webhook, when it arrived.</param>
/// <param name="At">When the copy knew. Both times count from the run's start.</param>
/// <param name="Version">The state that it brought; 0 for the state before the first change, null for a failed request.</param>
/// <param name="BytesIn">Bytes received, heads included.</param>
/// <param name="BytesOut">Bytes sent, heads included; for a webhook 0 until the shop reports the size of the answer.</param>
public sealed record Observation(ObservationKind Kind, TimeSpan AskedAt, TimeSpan At, int? Version, long BytesIn, long BytesOut)
{
    /// <summary>For a webhook, its event's number in the log.</summary>
    public long? Sequence { get; init; }

    /// <summary>For a webhook, its event's id.</summary>
    public EventId? EventId { get; init; }
}
