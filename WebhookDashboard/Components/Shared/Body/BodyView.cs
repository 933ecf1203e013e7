namespace WebhookDashboard.Components.Shared.Body;

/// <summary>A way to look at a body.</summary>
public enum BodyView
{
    Tree,
    Form,
    Parts,
    Image,

    /// <summary>HTML as a page that can run and load nothing.</summary>
    Preview,
    Raw,
    Hex,
}
