namespace WebhookDashboard.Differences;

/// <summary>Finds the most items that are in the same order on both sides.</summary>
internal static class LongestGrowth
{
    /// <summary>Marks the longest subsequence of different numbers that only grows.</summary>
    public static bool[] Mark(IReadOnlyList<int> numbers)
    {
        // ends[n] is where the subsequence of n + 1 numbers ends whose last one is the smallest.
        var ends = new List<int>();
        var before = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[ends[middle]] < numbers[i] ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var marks = new bool[numbers.Count];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            marks[i] = true;
        }

        return marks;
    }
}
