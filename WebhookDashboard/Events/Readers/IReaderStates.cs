namespace WebhookDashboard.Events.Readers;

/// <summary>How the readers of the log do, for pages and for the API.</summary>
internal interface IReaderStates
{
    /// <returns>All that run in this process, by name.</returns>
    Task<IReadOnlyList<ReaderState>> ReadAsync(CancellationToken cancellationToken);
}
