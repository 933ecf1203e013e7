namespace WebhookDashboard.Data;

/// <summary>What the database fills on the disk.</summary>
internal interface IDatabaseSize
{
    /// <returns>Bytes in use; what deleted rows left free inside a file does not count, since it is filled again.</returns>
    Task<long> ReadAsync(CancellationToken cancellationToken);
}
