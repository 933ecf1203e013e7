namespace WebhookDashboard.Events.Readers;

/// <summary>The states of the log's readers, for pages and for the API.</summary>
internal interface IReaderStates
{
    /// <returns>How far the readers of this process are, sorted by name.</returns>
    IReadOnlyList<ReaderPosition> ReadPositions();

    /// <returns>The readers of this process, sorted by name.</returns>
    Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken);
}
