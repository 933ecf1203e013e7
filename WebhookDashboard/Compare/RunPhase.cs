namespace WebhookDashboard.Compare;

/// <summary>Where a run stands.</summary>
public enum RunPhase
{
    /// <summary>The shop was asked to begin.</summary>
    Starting,
    Running,

    /// <summary>Stopped, over or broken off; its figures stay.</summary>
    Ended,
}
