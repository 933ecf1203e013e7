namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>What a live update did to the list, and what the page has to do about it.</summary>
internal enum MergeOutcome
{
    /// <summary>Nothing of it belongs here, or it was here already.</summary>
    Nothing,

    /// <summary>New rows stand at the top.</summary>
    Shown,

    /// <summary>New rows wait, and are counted.</summary>
    Waits,

    /// <summary>The feed left some out, or the log went back: read the newest page again.</summary>
    Reload,

    /// <summary>The feed left some out while the list is held: count in the log how many wait.</summary>
    Recount,
}
