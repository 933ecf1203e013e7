namespace WebhookDashboard.Events.Readers;

/// <summary>How far each named reader of the log has come, kept in the database.</summary>
internal interface IReaderCursors
{
    /// <returns>The last sequence that the reader has done; 0 for one that never moved.</returns>
    Task<long> ReadAsync(string reader, CancellationToken cancellationToken);

    /// <summary>Moves a cursor; it never moves back.</summary>
    Task MoveAsync(string reader, long sequence, CancellationToken cancellationToken);

    /// <summary>Sets a cursor that lies beyond the log back to the log's head.</summary>
    Task SetBackAsync(string reader, long head, CancellationToken cancellationToken);
}
