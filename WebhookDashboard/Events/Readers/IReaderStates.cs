namespace WebhookDashboard.Events.Readers;

/// <summary>The states of the log's readers, for pages and for the API.</summary>
internal interface IReaderStates
{
    /// <returns>All that run in this process, by name.</returns>
    Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken);
}
