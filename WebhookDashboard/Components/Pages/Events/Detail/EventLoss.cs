namespace WebhookDashboard.Components.Pages.Events.Detail;

/// <summary>Why an open event is no longer stored, as far as the page can know.</summary>
public enum EventLoss
{
    /// <summary>A person or a program deleted it.</summary>
    Deletion,

    /// <summary>Its endpoint was deleted.</summary>
    Endpoint,

    /// <summary>Retention deleted it.</summary>
    Retention,

    /// <summary>The database was restored from an older copy.</summary>
    Restore,
}
