namespace WebhookDashboard.Components.Pages.Events.List.Columns;

/// <summary>A column of the list that can be shown or not. They are shown in this order.</summary>
public enum EventColumn
{
    Received,
    Method,
    Endpoint,

    /// <summary>The type of the event. It shares its column with <see cref="Preview"/>.</summary>
    Type,

    /// <summary>The beginning of the body.</summary>
    Preview,

    /// <summary>The address of the sender.</summary>
    Sender,

    /// <summary>The provider's own id of the event.</summary>
    ProviderId,

    Verdict,

    /// <summary>How the request was answered.</summary>
    Status,

    Size,
}
