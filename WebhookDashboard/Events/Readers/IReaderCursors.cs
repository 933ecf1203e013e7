namespace WebhookDashboard.Events.Readers;

/// <summary>The cursor of each named reader of the log, stored in the database.</summary>
internal interface IReaderCursors
{
    /// <returns>The last sequence that the reader has processed; 0 if it never moved.</returns>
    Task<long> ReadAsync(string reader, CancellationToken cancellationToken);

    /// <summary>Moves a cursor forward, never back.</summary>
    Task MoveAsync(string reader, long sequence, CancellationToken cancellationToken);

    /// <summary>Sets a cursor that lies beyond the log back to the log's head.</summary>
    Task SetBackAsync(string reader, long head, CancellationToken cancellationToken);
}
