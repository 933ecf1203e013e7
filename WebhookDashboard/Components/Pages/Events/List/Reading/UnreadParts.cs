namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>The parts that could not be read and must be read again.</summary>
[Flags]
internal enum UnreadParts
{
    None = 0,

    /// <summary>The newest page of the requested view.</summary>
    Newest = 1,

    /// <summary>The count of waiting events.</summary>
    Waiting = 2,

    /// <summary>The count of matching events.</summary>
    Matching = 4,

    /// <summary>Rows that somebody scrolled to.</summary>
    Range = 8,
}
