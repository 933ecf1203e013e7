namespace WebhookDashboard.Live;

/// <summary>Whether what pages show can be current.</summary>
public enum FeedStatus
{
    Reconnecting,
    Live,
}
