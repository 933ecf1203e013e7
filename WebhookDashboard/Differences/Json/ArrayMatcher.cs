namespace WebhookDashboard.Differences.Json;

/// <summary>
/// Pairs the items of two arrays: by id if every item has one, otherwise equal items, as many as possible in order. The items
/// that remain between two pairs are paired one after the other.
/// </summary>
internal sealed class ArrayMatcher(Vocabulary vocabulary)
{
    private readonly Alignment _alignment = new();

    /// <summary>The keys that can hold an id, as numbers of the vocabulary.</summary>
    private readonly int[] _keys =
    [
        .. new[] { "\"id"u8.ToArray(), "\"key"u8.ToArray(), "\"uuid"u8.ToArray(), "\"name"u8.ToArray() }.Select(key => vocabulary.NumberOf(key)),
    ];

    public ItemMatch Match(IndexedJson left, int leftArray, List<int> lefts, IndexedJson right, int rightArray, List<int> rights) =>
        // Of several best matches, the same one whichever side is left.
        left.TextOf(leftArray).Span.SequenceCompareTo(right.TextOf(rightArray).Span) > 0
            ? Match(right, rights, left, lefts).Turn(rights.Count)
            : Match(left, lefts, right, rights);

    private ItemMatch Match(IndexedJson left, List<int> lefts, IndexedJson right, List<int> rights)
    {
        foreach (var key in _keys)
        {
            if (IdsOf(left, lefts, key) is { } leftIds && IdsOf(right, rights, key) is { } rightIds && leftIds.Intersect(rightIds).Any())
            {
                return ById(leftIds, rightIds);
            }
        }

        return ByValue([.. lefts.Select(item => left[item].Number)], [.. rights.Select(item => right[item].Number)]);
    }

    /// <returns>The id of each item; null unless every item has one and no two are equal.</returns>
    private static List<int>? IdsOf(IndexedJson json, List<int> items, int key)
    {
        var (ids, seen) = (new List<int>(), new HashSet<int>());
        foreach (var item in items)
        {
            List<int> found = json.IsObject(item) ? json.ChildrenOf(item).FindAll(member => json[member].Key == key) : [];
            if (found is not [var id] || json.IsContainer(id) || !seen.Add(json[id].Number))
            {
                return null;
            }

            ids.Add(json[id].Number);
        }

        return ids;
    }

    private static ItemMatch ById(List<int> lefts, List<int> rights)
    {
        var places = lefts.Index().ToDictionary(one => one.Item, one => one.Index);
        int[] leftOf = [.. rights.Select(id => places.GetValueOrDefault(id, -1))];
        return new ItemMatch(leftOf, MovedOf(leftOf));
    }

    /// <summary>Marks the smallest set of items without which the partners are in order.</summary>
    private static bool[] MovedOf(int[] leftOf)
    {
        int[] matched = [.. Enumerable.Range(0, leftOf.Length).Where(j => leftOf[j] >= 0)];
        var inOrder = LongestGrowth.Mark([.. matched.Select(j => leftOf[j])]);
        var isMoved = new bool[leftOf.Length];
        foreach (var (i, j) in matched.Index())
        {
            isMoved[j] = !inOrder[i];
        }

        return isMoved;
    }

    private ItemMatch ByValue(int[] lefts, int[] rights)
    {
        var leftOf = _alignment.Match(lefts, rights);
        var isTaken = new bool[lefts.Length];
        foreach (var i in leftOf.Where(i => i >= 0))
        {
            isTaken[i] = true;
        }

        FindElsewhere();
        var isMoved = MovedOf(leftOf);
        Fill();
        return new ItemMatch(leftOf, isMoved);

        // What is equal belongs together wherever it is.
        void FindElsewhere()
        {
            var waiting = new Dictionary<int, Queue<int>>();
            for (var i = 0; i < lefts.Length; i++)
            {
                if (!isTaken[i])
                {
                    (waiting.TryGetValue(lefts[i], out var same) ? same : waiting[lefts[i]] = new Queue<int>()).Enqueue(i);
                }
            }

            for (var j = 0; j < rights.Length; j++)
            {
                if (leftOf[j] < 0 && waiting.TryGetValue(rights[j], out var same) && same.TryDequeue(out var i))
                {
                    (leftOf[j], isTaken[i]) = (i, true);
                }
            }
        }

        // What remains on both sides between two partners are partners in turn.
        void Fill()
        {
            var ends = new int[rights.Length];
            var end = lefts.Length;
            for (var j = rights.Length - 1; j >= 0; j--)
            {
                end = leftOf[j] >= 0 && !isMoved[j] ? leftOf[j] : end;
                ends[j] = end;
            }

            var free = 0;
            for (var j = 0; j < rights.Length; j++)
            {
                if (leftOf[j] >= 0)
                {
                    free = isMoved[j] ? free : leftOf[j] + 1;
                    continue;
                }

                for (; free < ends[j] && isTaken[free]; free++)
                {
                }

                if (free < ends[j])
                {
                    (leftOf[j], isTaken[free]) = (free, true);
                    free++;
                }
            }
        }
    }
}
