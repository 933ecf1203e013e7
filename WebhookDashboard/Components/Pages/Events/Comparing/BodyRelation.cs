namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>How two bodies relate.</summary>
public enum BodyRelation
{
    /// <summary>Both are empty.</summary>
    Empty,

    /// <summary>The same bytes.</summary>
    Identical,

    /// <summary>The same once they are decoded: another compression, another charset, other escapes of a form.</summary>
    SameContent,

    /// <summary>JSON of the same values, written in another way.</summary>
    SameJson,

    /// <summary>JSON that differs.</summary>
    Json,

    /// <summary>Text that differs, or JSON that is too large to compare by its structure.</summary>
    Text,

    /// <summary>Bytes that differ, and at least one side is not text.</summary>
    Binary,
}
