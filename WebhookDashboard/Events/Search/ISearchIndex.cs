using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Search;

/// <summary>
/// The trigram index of the log's texts, with its reader's cursor. Its members block and can be called from any thread.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>Its size on the disk.</summary>
    long Bytes { get; }

    /// <summary>Raised when a search found it damaged or gone, on any thread. The next call of another member empties it.</summary>
    ChangeSignal Damaged { get; }

    IndexState Read();

    /// <summary>
    /// Adds texts and moves the cursor to the last of them, in one transaction. Does nothing if the cursor is no longer where
    /// the caller believes: the index was emptied.
    /// </summary>
    /// <param name="cursor">Where the caller believes the cursor to be. Texts up to it are left out.</param>
    /// <param name="texts">At least one, in order.</param>
    /// <param name="source">Holds the texts.</param>
    /// <param name="lastId">The id of the last event.</param>
    /// <returns>The cursor now.</returns>
    long Add(long cursor, IReadOnlyList<(long Sequence, Range Text)> texts, SearchableText source, EventId lastId);

    /// <summary>Reads the sequences that it contains after one, in order.</summary>
    IReadOnlyList<long> ReadSequences(long after, int limit);

    /// <summary>Removes events that it contains, in one transaction.</summary>
    void Remove(IReadOnlyCollection<long> sequences);

    /// <summary>Merges two of its parts a little further, in one transaction. Each part makes every search slower.</summary>
    /// <returns>False if there was nothing to merge.</returns>
    bool Merge();

    /// <summary>Empties the index and sets its cursor to 0, in one transaction.</summary>
    void Clear();
}
