namespace WebhookDashboard.Components.Pages.Events.Body;

/// <summary>What a body turned out to be.</summary>
public enum BodyKind
{
    Empty,
    Json,
    Form,
    Text,
    Binary,
}
