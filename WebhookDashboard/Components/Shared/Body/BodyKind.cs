namespace WebhookDashboard.Components.Shared.Body;

/// <summary>The detected kind of a body.</summary>
public enum BodyKind
{
    Empty,
    Json,
    Form,
    Text,
    Binary,

    /// <summary>A raster image that browsers show. Not SVG, which can contain scripts.</summary>
    Image,
}
