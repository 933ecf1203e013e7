namespace WebhookDashboard.Events.Queries;

/// <summary>The statements behind every list of events: index seeks, each with a bounded walk from there.</summary>
internal interface ISequenceSeeks
{
    /// <summary>Adds the first sequences of a range, in order.</summary>
    /// <param name="found">Receives the sequences.</param>
    /// <param name="kind">Only this kind; null: any.</param>
    /// <param name="range">The sequences to search.</param>
    /// <param name="times">When the events were received.</param>
    /// <param name="newestFirst">The order, and the end to start from.</param>
    /// <param name="limit">The maximum number of sequences.</param>
    void Find(List<long> found, long? kind, SequenceRange range, TimeRange times, bool newestFirst, int limit);

    /// <summary>Walks over the first events of a range in order, whatever their kind.</summary>
    /// <returns>Their sequences and kinds, at most <paramref name="limit"/>.</returns>
    IReadOnlyList<(long Sequence, long Kind)> Walk(SequenceRange range, TimeRange times, bool newestFirst, int limit);

    /// <summary>Counts events up to a limit.</summary>
    long Count(long? kind, SequenceRange range, TimeRange times, long limit);

    /// <summary>Reads headers, trailers and body of an event.</summary>
    /// <returns>False if it is not stored.</returns>
    bool ReadContent(long sequence, ContentBuffer content);

    /// <summary>The last sequence that the search index contains, and about how many events it contains; 0 if it is empty.</summary>
    (long Last, long Events) ReadIndexed();

    /// <summary>About what share of the events the search index has under an expression, judged by the newest of them.</summary>
    double ShareOf(string match);

    /// <summary>
    /// Finds the events of a range that can match, by the search index. The rows decide: some don't match, and some may
    /// have been deleted. Each next one is only searched for when it is asked for.
    /// </summary>
    /// <param name="match">An expression of <see cref="Search.IndexQuery"/>.</param>
    /// <param name="range">The sequences to search.</param>
    /// <param name="newestFirst">The order, and the end to start from.</param>
    IEnumerable<long> FindCandidates(string match, SequenceRange range, bool newestFirst);

    /// <summary>The blocks that overlap a time range, newest first.</summary>
    IReadOnlyList<EventBlock> ReadBlocks(TimeRange times);

    /// <summary>The times of a block's events, as <see cref="Histograms.BlockTally"/> writes them; null if it is not counted.</summary>
    byte[]? ReadBlockTimes(long block);

    /// <summary>The kinds and times of all events of a range, which must be short.</summary>
    IReadOnlyList<(long Kind, long Time)> ReadTimes(SequenceRange range);

    /// <summary>Sums up the blocks of a range that overlap a time range; null if there are none.</summary>
    BlockSpan? FindBlocks(SequenceRange range, TimeRange times);
}
