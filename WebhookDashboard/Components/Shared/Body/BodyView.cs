namespace WebhookDashboard.Components.Shared.Body;

/// <summary>A way to look at a body.</summary>
public enum BodyView
{
    Tree,
    Form,
    Image,
    Raw,
    Hex,
}
