using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Deliveries;

/// <summary>Something that has to reach a destination, or has reached it.</summary>
internal sealed class DeliveryRow
{
    /// <summary>In the order in which they were enqueued.</summary>
    public long Id { get; set; }

    /// <summary>The name of the destination.</summary>
    public string Destination { get; set; } = "";

    /// <summary>Deliveries of one destination that share a key go one after the other; null: in no order.</summary>
    public string? OrderingKey { get; set; }

    /// <summary>By what the receiver knows it, the same at each attempt. A destination has each id once.</summary>
    public string? MessageId { get; set; }

    /// <summary>The event that it passes on or answers, if there is one.</summary>
    public EventId? EventId { get; set; }

    /// <summary>The endpoint of that event.</summary>
    public EndpointSlug? Endpoint { get; set; }

    /// <summary>Where it goes, as people read it.</summary>
    public string Url { get; set; } = "";

    public DeliveryState State { get; set; }
    public int AttemptCount { get; set; }

    /// <summary>How many of the attempts were made before somebody asked for a new round of them.</summary>
    public int EarlierAttempts { get; set; }

    /// <summary>The status of the last answer; null when none came, and where the protocol has none.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last attempt failed, in one sentence.</summary>
    public string? Error { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null when nothing is left to try, and while an earlier delivery with the same key is queued.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When it was delivered, given up or cancelled.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What the destination's transport makes a message of. The last column, so that reading the others leaves its pages alone.</summary>
    public byte[] Payload { get; set; } = [];
}
