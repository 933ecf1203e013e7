namespace WebhookDashboard.Domain;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its next attempt, or one is under way.</summary>
    Queued,

    Delivered,

    /// <summary>The destination refused it for good, or too many attempts failed.</summary>
    GivenUp,

    Cancelled,
}
