using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences.Json;

/// <summary>A value of an <see cref="IndexedJson"/>.</summary>
/// <param name="KeyStart">Where its key begins.</param>
/// <param name="KeyLength">The length of the key with its quotes; 0 if it has none.</param>
/// <param name="Key">The number of the key in the vocabulary; 0 if it has none.</param>
/// <param name="Start">Where the value begins.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IndexedValue(int KeyStart, int KeyLength, int Key, int Start)
{
    public int Length { get; init; }

    /// <summary>Its number in the vocabulary. Equal values have the same, and different ones different numbers.</summary>
    public int Number { get; init; }

    /// <summary>The index of the value that follows it and all that it contains.</summary>
    public int Next { get; init; }
}
