namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The result of merging a live update, and what the page has to do.</summary>
internal enum MergeOutcome
{
    /// <summary>Nothing of it is new or belongs here.</summary>
    Nothing,

    /// <summary>New rows were added at the top.</summary>
    Shown,

    /// <summary>New rows wait and are counted.</summary>
    Waits,

    /// <summary>The feed skipped some, or the log went back: read the newest page again.</summary>
    Reload,

    /// <summary>The feed skipped some while the list is held: count in the log how many wait.</summary>
    Recount,
}
