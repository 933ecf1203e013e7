using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences.Json;

/// <summary>A value of a JSON document with its key, or a run of neighbouring ones: positions in the document's bytes.</summary>
/// <param name="Start">Where the first key begins or, in an array, the first value.</param>
/// <param name="Length">Up to the end of the last value.</param>
/// <param name="KeyLength">The length of the first key with its quotes; 0 if it has none.</param>
/// <param name="ValueStart">Where the first value begins.</param>
/// <param name="Index">The position of the first value among those of its object or array.</param>
/// <param name="Count">How many values they are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonSlice(int Start, int Length, int KeyLength, int ValueStart, int Index, int Count)
{
    /// <summary>The length of the value, of a slice of one.</summary>
    public int ValueLength => Start + Length - ValueStart;
}
