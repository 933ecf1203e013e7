namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>How a list has changed since it was last sent: everything from an index on is replaced.</summary>
/// <param name="From">The index. What lies between the end of the sent part and it is too old to send.</param>
/// <param name="Rows">The items from there on, each as a row of numbers.</param>
internal sealed record ListTail(int From, double[][] Rows)
{
    /// <summary>Computes the difference; null if there is none.</summary>
    /// <param name="before">The list as it was sent.</param>
    /// <param name="now">The current list.</param>
    /// <param name="oldest">The first index worth sending.</param>
    /// <param name="row">Writes the item at an index. It depends only on that item and those before.</param>
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
