namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>One line of pretty JSON, as places in the body's bytes: lines are many, and only those in view become text.</summary>
/// <param name="Kind">What stands on it.</param>
/// <param name="Depth">How deep it lies; 0 for the outermost.</param>
/// <param name="KeyStart">Where its key begins, quote included.</param>
/// <param name="KeyLength">0 when it has no key.</param>
/// <param name="ValueStart">Where its value begins; of no meaning for brackets.</param>
/// <param name="ValueLength">The value's bytes, quotes included.</param>
public readonly record struct JsonLine(
    JsonLineKind Kind, int Depth, int KeyStart, int KeyLength, int ValueStart, int ValueLength)
{
    /// <summary>Whether a comma follows.</summary>
    public bool Comma { get; init; }

    /// <summary>For an opening bracket, the line of the closing one; −1 while it is not known.</summary>
    public int CloseLine { get; init; } = -1;

    /// <summary>For an opening bracket, how many values are directly within.</summary>
    public int Children { get; init; }

    public bool Opens => Kind is JsonLineKind.OpenObject or JsonLineKind.OpenArray;
}
