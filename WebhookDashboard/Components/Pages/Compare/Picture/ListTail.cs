namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>How a list has changed since it was last told: all from an index on is replaced.</summary>
/// <param name="From">The index; what lies between the end of what was told and it is too old to be told.</param>
/// <param name="Rows">What follows from there, each as a row of numbers.</param>
internal sealed record ListTail(int From, double[][] Rows)
{
    /// <summary>What differs; null when nothing does.</summary>
    /// <param name="before">As it was told.</param>
    /// <param name="now">As it is.</param>
    /// <param name="oldest">The first index worth telling.</param>
    /// <param name="row">Writes the item at an index; of it and those before alone.</param>
    public static ListTail? Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> now, int oldest, Func<int, double[]> row)
    {
        var same = 0;
        while (same < before.Count && same < now.Count && Equals(before[same], now[same]))
        {
            same++;
        }

        if (same == before.Count && same == now.Count)
        {
            return null;
        }

        var from = Math.Max(same, Math.Min(oldest, now.Count));
        return new ListTail(from, [.. Enumerable.Range(from, now.Count - from).Select(row)]);
    }
}
