namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>What a line of a comparison says.</summary>
public enum LineMark
{
    Same,
    Added,
    Removed,
    Changed,

    /// <summary>An item of an array that is in another place.</summary>
    Moved,

    /// <summary>Lines that are left out until someone asks for them.</summary>
    Fold,
}
