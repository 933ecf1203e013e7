using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences.Json;

/// <summary>
/// Compares two documents from the outside in. The work is linear in their size, plus the limited work of
/// <see cref="Alignment"/>.
/// </summary>
internal sealed class JsonComparer(IndexedJson left, IndexedJson right, Vocabulary vocabulary)
{
    /// <summary>The maximum number of parts. Beyond it, each remaining object or array counts as replaced as a whole.</summary>
    public const int MostParts = 20_000;

    private readonly ArrayMatcher _arrays = new(vocabulary);

    /// <summary>The objects and arrays still to be compared. A queue and not recursion, since they may be nested half a million deep.</summary>
    private readonly Queue<Pair> _open = [];

    private readonly List<Pair> _found = [];
    private int _parts;

    public JsonDifference Compare()
    {
        var whole = Match(new Pair(0, 0), 0, 0, isMoved: false);
        _found.ForEach(_open.Enqueue);
        while (_open.TryDequeue(out var next))
        {
            Divide(next);
        }

        return whole;
    }

    private void Divide(Pair pair)
    {
        _found.Clear();
        var (lefts, rights) = (left.ChildrenOf(pair.Left), right.ChildrenOf(pair.Right));
        var match = left.IsObject(pair.Left) ? ByKey(lefts, rights) : _arrays.Match(left, pair.Left, lefts, right, pair.Right, rights);
        var parts = PartsOf(lefts, rights, match, isArray: left.IsArray(pair.Left));
        if (_parts + parts.Count > MostParts)
        {
            pair.Whole!.Replace();
            return;
        }

        _parts += parts.Count;
        pair.Whole!.Divide(parts);
        _found.ForEach(_open.Enqueue);
    }

    private ItemMatch ByKey(List<int> lefts, List<int> rights)
    {
        var places = new Dictionary<(int Key, int Occurrence), int>(lefts.Count);
        foreach (var (place, name) in Names(left, lefts).Index())
        {
            places.Add(name, place);
        }

        return new ItemMatch([.. Names(right, rights).Select(name => places.GetValueOrDefault(name, -1))], new bool[rights.Count]);
    }

    /// <summary>The keys, each with the number of its earlier occurrences, so that repeated keys are paired in order.</summary>
    private static IEnumerable<(int Key, int Occurrence)> Names(IndexedJson json, List<int> members)
    {
        var seen = new Dictionary<int, int>();
        foreach (var member in members)
        {
            var key = json[member].Key;
            yield return (key, CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out _)++);
        }
    }

    private List<JsonDifference> PartsOf(List<int> lefts, List<int> rights, ItemMatch match, bool isArray)
    {
        var parts = new List<JsonDifference>();
        var isMatched = new bool[lefts.Count];
        foreach (var i in match.LeftOf.Where(i => i >= 0))
        {
            isMatched[i] = true;
        }

        var next = 0;
        for (var j = 0; j < rights.Count; j++)
        {
            var i = match.LeftOf[j];
            if (i < 0)
            {
                RemoveUpTo(NextMatched());
                parts.Add(new JsonDifference(DifferenceKind.Added, default, right.Slice(rights[j], rights[j], j, 1)));
                continue;
            }

            if (!match.IsMoved[j])
            {
                RemoveUpTo(i);
            }

            var count = match.IsMoved[j] ? 0 : SameFrom(i, j);
            if (count > 0)
            {
                parts.Add(new JsonDifference(
                    DifferenceKind.Same,
                    isArray ? left.Slice(lefts[i], lefts[i + count - 1], i, count) : new JsonSlice(0, 0, 0, 0, 0, count),
                    right.Slice(rights[j], rights[j + count - 1], j, count)));
                j += count - 1;
            }
            else
            {
                parts.Add(Match(new Pair(lefts[i], rights[j]), i, j, match.IsMoved[j]));
            }

            next = match.IsMoved[j] ? next : Math.Max(next, match.LeftOf[j] + 1);
        }

        RemoveUpTo(lefts.Count);
        return parts;

        void RemoveUpTo(int end)
        {
            for (; next < end; next++)
            {
                if (!isMatched[next])
                {
                    parts.Add(new JsonDifference(DifferenceKind.Removed, left.Slice(lefts[next], lefts[next], next, 1), default));
                }
            }
        }

        int NextMatched()
        {
            var matched = next;
            for (; matched < lefts.Count && !isMatched[matched]; matched++)
            {
            }

            return matched;
        }

        // How many neighbours are the same. Those of an array are neighbours on both sides; what was removed ends the run.
        int SameFrom(int i, int j)
        {
            var count = 0;
            for (; j + count < rights.Count; count++)
            {
                var partner = match.LeftOf[j + count];
                if (partner < 0 || match.IsMoved[j + count] || left[lefts[partner]].Number != right[rights[j + count]].Number
                    || (isArray && partner != i + count) || RemovesBefore(partner))
                {
                    break;
                }
            }

            return count;
        }

        bool RemovesBefore(int end)
        {
            for (; next < end && isMatched[next]; next++)
            {
            }

            return next < end;
        }
    }

    private JsonDifference Match(Pair pair, int leftIndex, int rightIndex, bool isMoved)
    {
        var kind = left[pair.Left].Number == right[pair.Right].Number ? DifferenceKind.Same
            : (left.IsObject(pair.Left) && right.IsObject(pair.Right)) || (left.IsArray(pair.Left) && right.IsArray(pair.Right)) ? DifferenceKind.Within
            : DifferenceKind.Changed;
        var difference = new JsonDifference(
            kind, left.Slice(pair.Left, pair.Left, leftIndex, 1), right.Slice(pair.Right, pair.Right, rightIndex, 1))
        {
            IsMoved = isMoved,
        };
        if (kind == DifferenceKind.Within)
        {
            _found.Add(pair with { Whole = difference });
        }

        return difference;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(int Left, int Right, JsonDifference? Whole = null);
}
