namespace WebhookDashboard.Domain;

/// <summary>The state of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its next attempt, or one is in progress.</summary>
    Queued,

    Delivered,

    /// <summary>The destination refused it for good, or too many attempts failed.</summary>
    GivenUp,

    Cancelled,
}
