namespace WebhookDashboard.Differences.Json;

/// <summary>
/// A part of two JSON documents, and whether it differs. Numbers count as they are written; neither the order of different keys
/// nor the way in which a string is escaped matters.
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

    /// <summary>Where it is on the left, except of what was added. A run of members that are the same has only its count.</summary>
    public JsonSlice Left { get; }

    /// <summary>Where it is on the right, except of what was removed.</summary>
    public JsonSlice Right { get; }

    /// <summary>Whether it is an item of an array in another order. It may differ as well.</summary>
    public bool IsMoved { get; init; }

    public JsonDifference? Parent { get; private set; }

    /// <summary>
    /// If <see cref="Kind"/> is <see cref="DifferenceKind.Within"/>: the parts of the object or array, in the order of the right
    /// side, what was removed where it was. Values that are the same and neighbours are one part.
    /// </summary>
    public IReadOnlyList<JsonDifference> Parts { get; private set; } = [];

    /// <summary>Whether it is a difference itself, and not only something within it.</summary>
    public bool Counts => IsMoved || Kind is DifferenceKind.Added or DifferenceKind.Removed or DifferenceKind.Changed;

    /// <summary>Compares two documents.</summary>
    /// <returns>The whole document; null if one of them is not JSON.</returns>
    public static JsonDifference? Of(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        var vocabulary = new Vocabulary();
        return IndexedJson.Read(left, vocabulary) is { } lefts && IndexedJson.Read(right, vocabulary) is { } rights
            ? new JsonComparer(lefts, rights, vocabulary).Compare()
            : null;
    }

    /// <summary>It and all that it has within, each before its own parts, with its depth.</summary>
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

    /// <summary>Leaves it undivided.</summary>
    internal void Replace() => Kind = DifferenceKind.Changed;
}
