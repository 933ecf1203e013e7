namespace WebhookDashboard.Events.Deleting;

/// <summary>Divides a limit among holders so that only the largest have to give something up.</summary>
internal static class FairShare
{
    /// <summary>
    /// Computes what each holder keeps: everything up to a level that is the same for all, so that the sum does not exceed
    /// <paramref name="limit"/>.
    /// </summary>
    /// <param name="held">What each holder has.</param>
    /// <param name="limit">The maximum for all together.</param>
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
