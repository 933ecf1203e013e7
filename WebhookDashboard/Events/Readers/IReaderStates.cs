namespace WebhookDashboard.Events.Readers;

/// <summary>The states of the log's readers, for pages and for the API.</summary>
internal interface IReaderStates
{
    /// <returns>The readers of this process, sorted by name.</returns>
    Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken);
}
