namespace WebhookDashboard.Bodies;

/// <summary>What a body holds, judged by its bytes first and by its content type second.</summary>
public enum BodyFormat
{
    Empty,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>Several JSON documents: lines, or one directly after the other.</summary>
    JsonSequence,

    /// <summary>A form, <c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    Multipart,
    Xml,
    Text,

    /// <summary>A raster image that browsers show. Not SVG, which can contain scripts.</summary>
    Image,

    Pdf,
    Binary,
}
