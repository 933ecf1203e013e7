namespace WebhookDashboard.Quality.Shapes;

/// <summary>Finds what changed in the payloads of a type.</summary>
internal static class ShapeChanges
{
    /// <summary>
    /// How many payloads must have come without a field or a type before it counts as new, and since then before it counts as
    /// gone. With fewer, a field that is merely optional would change all the time.
    /// </summary>
    public const int Enough = 20;

    /// <summary>A field that vanishes must have been seen this often.</summary>
    private const int LeastSeen = 5;

    /// <summary>For a field that is not in each payload: how many times its usual distance it must be missing.</summary>
    private const int Patience = 10;

    /// <returns>The changes, the newest first. The fields of an object that appeared or vanished are not listed beside it.</returns>
    public static IReadOnlyList<ShapeChange> Of(TypeShape shape)
    {
        var holders = shape.Fields.Where(field => field.HoldsOthers).ToLookup(field => field.Path, StringComparer.Ordinal);
        return
        [
            .. shape.Fields.GroupBy(field => field.Path, StringComparer.Ordinal)
                .SelectMany(field => ChangesOf([.. field.OrderBy(kind => kind.FirstIndex)], shape.Payloads, holders))
                .OrderByDescending(change => change.EventId.ToString(), StringComparer.Ordinal) // It begins with its time.
                .ThenBy(change => change.Path, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ShapeChange> ChangesOf(List<FieldRecord> kinds, long payloads, ILookup<string, FieldRecord> holders)
    {
        var first = kinds[0];
        if (first.FirstIndex >= Enough && !HoldersOf(first.Path).Any(holder => holder.Min(field => field.FirstIndex) == first.FirstIndex))
        {
            yield return new ShapeChange(ShapeChangeKind.Appeared, first.Path, [], first.Kind, IsExclusive: false, first.FirstIndex, first.FirstId);
        }

        for (var i = 1; i < kinds.Count; i++)
        {
            var (kind, before) = (kinds[i], kinds[..i]);
            if (kind.FirstIndex - first.FirstIndex >= Enough)
            {
                yield return new ShapeChange(
                    ShapeChangeKind.ChangedType, kind.Path, [.. before.Select(field => field.Kind)], kind.Kind, before.All(field => field.LastIndex < kind.FirstIndex), kind.FirstIndex, kind.FirstId);
            }
        }

        var last = kinds.MaxBy(kind => kind.LastIndex)!;
        var missing = payloads - 1 - last.LastIndex;
        if (missing >= LeastMissing(kinds, last.LastIndex) && !HoldersOf(last.Path).Any(holder => holder.Max(field => field.LastIndex) == last.LastIndex))
        {
            yield return new ShapeChange(ShapeChangeKind.Vanished, last.Path, [.. kinds.Select(kind => kind.Kind)], After: null, IsExclusive: false, missing, last.LastId);
        }

        IEnumerable<IEnumerable<FieldRecord>> HoldersOf(string path) => Ancestors(path).Select(ancestor => holders[ancestor]).Where(fields => fields.Any());
    }

    private static long LeastMissing(List<FieldRecord> kinds, long lastIndex)
    {
        var seen = kinds.Sum(kind => kind.Count);
        var span = lastIndex - kinds[0].FirstIndex + 1;
        return seen < LeastSeen ? long.MaxValue : Math.Max(Enough, Patience * ((span + seen - 1) / seen));
    }

    /// <summary>The paths of the values that hold a value: what its path begins with, cut before a dot or a bracket.</summary>
    private static IEnumerable<string> Ancestors(string path)
    {
        for (var i = path.Length - 1; i > 0; i--)
        {
            if (path[i] is '.' or '[')
            {
                yield return path[..i];
            }
        }
    }
}
