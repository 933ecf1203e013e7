namespace WebhookDashboard.Compare.Figures;

/// <summary>The peak load: how many came at once.</summary>
internal static class Peak
{
    /// <summary>The most of these times within any window of this length.</summary>
    /// <param name="ascending">The times in ascending order.</param>
    /// <param name="stretch">The window; its end is excluded.</param>
    public static int Most(IReadOnlyList<TimeSpan> ascending, TimeSpan stretch)
    {
        int most = 0, first = 0;
        for (var last = 0; last < ascending.Count; last++)
        {
            while (ascending[last] - ascending[first] >= stretch)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
