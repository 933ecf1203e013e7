namespace WebhookDashboard.Live;

/// <summary>Whether the pages can show the current state.</summary>
public enum FeedStatus
{
    Reconnecting,
    Live,
}
