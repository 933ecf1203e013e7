namespace WebhookDashboard.Compare;

/// <summary>How many at once: what a receiver must be able to take.</summary>
internal static class Burst
{
    /// <summary>The most of these times that lie within one stretch so long.</summary>
    /// <param name="ascending">In ascending order.</param>
    /// <param name="stretch">Its end not included.</param>
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
