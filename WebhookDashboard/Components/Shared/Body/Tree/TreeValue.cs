using WebhookDashboard.Components.Shared.Body.Values;

namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>A value of a body, whole.</summary>
/// <param name="Path">Where it is: <c>$.items[3].name</c>, <c>/order/item[2]</c>.</param>
/// <param name="Text">The value; null if it is too large to show at once.</param>
public sealed record TreeValue(string Path, string? Text)
{
    /// <summary>The maximum number of bytes of several values that are shown as one.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>What the value holds in an encoded form.</summary>
    public DecodedValue? Decoded { get; init; }
}
