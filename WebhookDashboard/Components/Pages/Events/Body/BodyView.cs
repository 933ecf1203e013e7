namespace WebhookDashboard.Components.Pages.Events.Body;

/// <summary>A way to look at a body.</summary>
public enum BodyView
{
    Tree,
    Form,
    Raw,
    Hex,
}
