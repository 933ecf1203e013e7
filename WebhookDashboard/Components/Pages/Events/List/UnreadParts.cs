namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>What could not be read from the log, and is to be read again.</summary>
[Flags]
internal enum UnreadParts
{
    None = 0,

    /// <summary>The newest page of the view that is asked for.</summary>
    Newest = 1,

    /// <summary>How many events wait.</summary>
    Waiting = 2,

    /// <summary>How many events match the filters.</summary>
    Matching = 4,

    /// <summary>Rows that somebody scrolled to.</summary>
    Range = 8,
}
