namespace WebhookDashboard.Differences.Json;

/// <summary>
/// A part of two JSON documents, and how it differs. Numbers are compared as written. The order of different keys and the
/// escapes of strings do not matter.
/// </summary>
internal sealed class JsonDifference
{
    internal JsonDifference(DifferenceKind kind, JsonSlice left, JsonSlice right)
    {
        Kind = kind;
        Left = left;
        Right = right;
    }

    public DifferenceKind Kind { get; private set; }

    /// <summary>Its place on the left; empty if it was added. For a run of unchanged members only the count is set.</summary>
    public JsonSlice Left { get; }

    /// <summary>Its place on the right; empty if it was removed.</summary>
    public JsonSlice Right { get; }

    /// <summary>Whether it is an array item whose order changed. Its content may differ too.</summary>
    public bool IsMoved { get; init; }

    public JsonDifference? Parent { get; private set; }

    /// <summary>
    /// If <see cref="Kind"/> is <see cref="DifferenceKind.Within"/>: the parts of the object or array, in the order of the right
    /// side, with removed parts at their former place. Adjacent unchanged values are one part.
    /// </summary>
    public IReadOnlyList<JsonDifference> Parts { get; private set; } = [];

    /// <summary>Whether the part itself is a difference, and not only something inside it.</summary>
    public bool Counts => IsMoved || Kind is DifferenceKind.Added or DifferenceKind.Removed or DifferenceKind.Changed;

    /// <summary>Compares two documents.</summary>
    /// <returns>The root; null if one of them is not JSON.</returns>
    public static JsonDifference? Of(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        var vocabulary = new Vocabulary();
        return IndexedJson.Read(left, vocabulary) is { } lefts && IndexedJson.Read(right, vocabulary) is { } rights
            ? new JsonComparer(lefts, rights, vocabulary).Compare()
            : null;
    }

    /// <summary>This part and all parts inside it, in document order, with their depth.</summary>
    public IEnumerable<(JsonDifference Part, int Depth)> All()
    {
        var open = new Stack<(JsonDifference Part, int Depth)>([(this, 0)]);
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Part.Parts.Count - 1; i >= 0; i--)
            {
                open.Push((next.Part.Parts[i], next.Depth + 1));
            }
        }
    }

    internal void Divide(IReadOnlyList<JsonDifference> parts)
    {
        Parts = parts;
        foreach (var part in parts)
        {
            part.Parent = this;
        }
    }

    /// <summary>Treats it as replaced as a whole.</summary>
    internal void Replace() => Kind = DifferenceKind.Changed;
}
