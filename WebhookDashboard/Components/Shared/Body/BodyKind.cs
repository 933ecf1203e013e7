namespace WebhookDashboard.Components.Shared.Body;

/// <summary>What a body turned out to be.</summary>
public enum BodyKind
{
    Empty,
    Json,
    Form,
    Text,
    Binary,
}
