namespace WebhookDashboard.Events;

/// <summary>Divides a limit among holders so that only the largest give something up.</summary>
internal static class FairShare
{
    /// <summary>
    /// What each holder keeps: all of it up to a level that is the same for all, so that together they keep no more than
    /// <paramref name="limit"/>.
    /// </summary>
    /// <param name="held">What each holds.</param>
    /// <param name="limit">What all together may hold.</param>
    public static long[] Divide(IReadOnlyList<long> held, long limit)
    {
        var kept = new long[held.Count];
        var (left, holders) = (limit, held.Count);
        foreach (var i in Enumerable.Range(0, held.Count).OrderBy(i => held[i]))
        {
            kept[i] = Math.Min(held[i], left / holders);
            left -= kept[i];
            holders--;
        }

        return kept;
    }
}
