namespace WebhookDashboard.Events.Queries;

/// <summary>The statements that every list of events comes down to: seeks in an index, each with a bounded walk from there.</summary>
internal interface ISequenceSeeks
{
    /// <summary>Adds the first sequences of a range, in order.</summary>
    /// <param name="found">Gets them.</param>
    /// <param name="kind">Of this kind; null: of any.</param>
    /// <param name="range">Between which sequences.</param>
    /// <param name="times">Received within these.</param>
    /// <param name="newestFirst">The order, and the end to begin at.</param>
    /// <param name="limit">At most so many.</param>
    void Find(List<long> found, long? kind, SequenceRange range, TimeRange times, bool newestFirst, int limit);

    /// <summary>Walks over the first events of a range, whatever their kind, in order.</summary>
    /// <returns>Their sequences and kinds, at most <paramref name="limit"/>.</returns>
    IReadOnlyList<(long Sequence, long Kind)> Walk(SequenceRange range, TimeRange times, bool newestFirst, int limit);

    /// <summary>How many there are, counted up to a limit.</summary>
    long Count(long? kind, SequenceRange range, TimeRange times, long limit);

    /// <summary>The blocks of a range that reach into a time range, summed up; null when there are none.</summary>
    BlockSpan? FindBlocks(SequenceRange range, TimeRange times);
}
