namespace WebhookDashboard.Compare.Figures;

/// <summary>Finds when a copy was wrong by merging changes and observations in time order.</summary>
internal static class WrongSpans
{
    /// <param name="initial">The quantity before the first change.</param>
    /// <param name="changes">By version.</param>
    /// <param name="observations">In the order in which the copy took them in.</param>
    /// <param name="shown">The quantity that the copy shows at the end.</param>
    public static IReadOnlyList<WrongSpan> Find(
        long initial, IReadOnlyList<SourceChange> changes, IReadOnlyList<Observation> observations, out long shown)
    {
        var spans = new List<WrongSpan>();
        var truth = initial;
        shown = initial;
        TimeSpan? wrongSince = null;
        var next = 0;
        foreach (var observation in observations)
        {
            if (observation.Version is not { } version || version > changes.Count)
            {
                continue;
            }

            // A change at the time of an observation came first: a copy cannot learn of what has not happened.
            while (next < changes.Count && (changes[next].At <= observation.At || changes[next].Version <= version))
            {
                truth = changes[next].Quantity;
                Judge(changes[next].At, shown);
                next++;
            }

            shown = version == 0 ? initial : changes[version - 1].Quantity;
            Judge(observation.At, shown);
        }

        for (; next < changes.Count; next++)
        {
            truth = changes[next].Quantity;
            Judge(changes[next].At, shown);
        }

        if (wrongSince is { } open)
        {
            spans.Add(new WrongSpan(open, To: null));
        }

        return spans;

        void Judge(TimeSpan at, long copy)
        {
            if (copy == truth && wrongSince is { } from)
            {
                if (at > from)
                {
                    spans.Add(new WrongSpan(from, at));
                }

                wrongSince = null;
            }
            else if (copy != truth)
            {
                wrongSince ??= at;
            }
        }
    }
}
