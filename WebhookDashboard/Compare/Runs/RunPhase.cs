namespace WebhookDashboard.Compare.Runs;

/// <summary>The phase of a run.</summary>
public enum RunPhase
{
    /// <summary>The shop was asked to begin.</summary>
    Starting,
    Running,

    /// <summary>Stopped, finished or broken off; its figures remain.</summary>
    Ended,
}
