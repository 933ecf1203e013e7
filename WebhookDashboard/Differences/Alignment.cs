using System.Runtime.InteropServices;
using DiffPlex;
using DiffPlex.Chunkers;

namespace WebhookDashboard.Differences;

/// <summary>
/// Pairs equal items of two sequences in order. DiffPlex finds the most pairs, but its work can grow with the square of the
/// number of items that differ. So each alignment has a limit for that work. Beyond the limit it first pairs the items that
/// occur once on each side, and then what lies between such pairs.
/// </summary>
internal sealed class Alignment
{
    /// <summary>The steps of DiffPlex's innermost loop in the worst case. See the benchmark <c>DifferenceBenchmarks</c>.</summary>
    private const long MostWork = 40_000_000;

    /// <summary>How often a part is divided further. Without it, hostile input could cause a division for each item.</summary>
    private const int MostDivisions = 8;

    private long _work;

    /// <returns>For each item of the right side, the index of its partner on the left, or −1. The partners only grow.</returns>
    public int[] Match(int[] left, int[] right)
    {
        var leftOf = new int[right.Length];
        Array.Fill(leftOf, -1);
        Match(new Part(left, 0, left.Length), new Part(right, 0, right.Length), leftOf, 0);
        return leftOf;
    }

    /// <summary>Turns the sides of a match around.</summary>
    /// <param name="of">For each item of one side, the index of its partner on the other, or −1.</param>
    /// <param name="count">The number of items on the other side.</param>
    public static int[] Turn(int[] of, int count)
    {
        var turned = new int[count];
        Array.Fill(turned, -1);
        for (var i = 0; i < of.Length; i++)
        {
            if (of[i] >= 0)
            {
                turned[of[i]] = i;
            }
        }

        return turned;
    }

    private void Match(Part left, Part right, int[] leftOf, int division)
    {
        while (left.Count > 0 && right.Count > 0 && left.Items[left.From] == right.Items[right.From])
        {
            leftOf[right.From] = left.From;
            (left, right) = (left with { From = left.From + 1 }, right with { From = right.From + 1 });
        }

        while (left.Count > 0 && right.Count > 0 && left.Items[left.To - 1] == right.Items[right.To - 1])
        {
            (left, right) = (left with { To = left.To - 1 }, right with { To = right.To - 1 });
            leftOf[right.To] = left.To;
        }

        // What the other side lacks has no partner, and would only cost work.
        var (lefts, rights) = (left.SharedWith(right), right.SharedWith(left));
        var work = (long)(lefts.Count + rights.Count) * (lefts.Count + rights.Count);
        if (lefts.Count == 0)
        {
            return;
        }

        if (work <= MostWork - _work)
        {
            _work += work;
            MatchAll(left.Items, lefts, right.Items, rights, leftOf);
        }
        else if (division < MostDivisions)
        {
            MatchUnique(left, lefts, right, rights, leftOf, division);
        }
    }

    private static void MatchAll(int[] left, List<int> lefts, int[] right, List<int> rights, int[] leftOf)
    {
        // DiffPlex compares texts: each different item becomes a character. There are fewer of them than characters.
        var characters = new Dictionary<int, char>();
        var blocks = Differ.Instance.CreateDiffs(
            Spell(left, lefts), Spell(right, rights), ignoreWhiteSpace: false, ignoreCase: false, CharacterChunker.Instance).DiffBlocks;
        var (l, r) = (0, 0);
        foreach (var block in blocks)
        {
            while (l < block.DeleteStartA)
            {
                leftOf[rights[r++]] = lefts[l++];
            }

            (l, r) = (l + block.DeleteCountA, r + block.InsertCountB);
        }

        while (l < lefts.Count && r < rights.Count)
        {
            leftOf[rights[r++]] = lefts[l++];
        }

        string Spell(int[] items, List<int> indices) => string.Create(indices.Count, (items, indices, characters), static (text, state) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var item = state.items[state.indices[i]];
                if (!state.characters.TryGetValue(item, out text[i]))
                {
                    state.characters.Add(item, text[i] = (char)state.characters.Count);
                }
            }
        });
    }

    private void MatchUnique(Part left, List<int> lefts, Part right, List<int> rights, int[] leftOf, int division)
    {
        var unique = Unique(right.Items, rights);
        var anchors = Unique(left.Items, lefts).Values
            .Where(index => index >= 0 && unique.GetValueOrDefault(left.Items[index], -1) >= 0)
            .Order()
            .Select(index => (Left: index, Right: unique[left.Items[index]]))
            .ToList();
        var kept = LongestGrowth.Mark([.. anchors.Select(anchor => anchor.Right)]);
        if (anchors.Count == 0)
        {
            return;
        }

        foreach (var (l, r) in anchors.Where((_, i) => kept[i]))
        {
            Match(left with { To = l }, right with { To = r }, leftOf, division + 1);
            leftOf[r] = l;
            (left, right) = (left with { From = l + 1 }, right with { From = r + 1 });
        }

        Match(left, right, leftOf, division + 1);
    }

    /// <returns>Where each item is; −1 if it is there more than once.</returns>
    private static Dictionary<int, int> Unique(int[] items, List<int> indices)
    {
        var places = new Dictionary<int, int>();
        foreach (var index in indices)
        {
            if (!places.TryAdd(items[index], index))
            {
                places[items[index]] = -1;
            }
        }

        return places;
    }

    /// <summary>A part of a sequence.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int[] Items, int From, int To)
    {
        public int Count => To - From;

        public List<int> SharedWith(Part other)
        {
            var others = new HashSet<int>();
            foreach (var item in other.Items.AsSpan(other.From, other.Count))
            {
                others.Add(item);
            }

            var shared = new List<int>();
            for (var i = From; i < To && others.Count > 0; i++)
            {
                if (others.Contains(Items[i]))
                {
                    shared.Add(i);
                }
            }

            return shared;
        }
    }
}
