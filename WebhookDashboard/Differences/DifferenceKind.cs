namespace WebhookDashboard.Differences;

/// <summary>How a part of the right side differs from the left one.</summary>
public enum DifferenceKind
{
    Same,

    /// <summary>Only on the right.</summary>
    Added,

    /// <summary>Only on the left.</summary>
    Removed,

    /// <summary>Replaced by another value.</summary>
    Changed,

    /// <summary>A JSON object or array of which some parts differ.</summary>
    Within,
}
