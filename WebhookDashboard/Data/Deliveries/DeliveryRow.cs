using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Deliveries;

/// <summary>A message that must reach a destination, or has reached it.</summary>
internal sealed class DeliveryRow
{
    /// <summary>Grows in the order of enqueueing.</summary>
    public long Id { get; set; }

    /// <summary>The name of the destination.</summary>
    public string Destination { get; set; } = "";

    /// <summary>Deliveries of one destination with the same key are sent one after the other; null: in any order.</summary>
    public string? OrderingKey { get; set; }

    /// <summary>Identifies the message to the receiver; the same for each attempt. Unique within a destination.</summary>
    public string? MessageId { get; set; }

    /// <summary>The event that it forwards or answers, if there is one.</summary>
    public EventId? EventId { get; set; }

    /// <summary>The endpoint of that event.</summary>
    public EndpointSlug? Endpoint { get; set; }

    /// <summary>The target address, for people to read.</summary>
    public string Url { get; set; } = "";

    public DeliveryState State { get; set; }
    public int AttemptCount { get; set; }

    /// <summary>How many attempts were made before someone last asked for a resend.</summary>
    public int EarlierAttempts { get; set; }

    /// <summary>The status of the last answer; null if there was none or the protocol has none.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last attempt failed, in one sentence.</summary>
    public string? Error { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null when nothing is left to try, and while an earlier delivery with the same key is queued.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When it was delivered, given up or cancelled.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>In a table of its own; null unless it was added or read together with this row.</summary>
    public DeliveryPayloadRow? Payload { get; set; }
}
