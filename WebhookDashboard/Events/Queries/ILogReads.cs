namespace WebhookDashboard.Events.Queries;

/// <summary>
/// Runs reads of the log so that they delay nobody else: a few at a time, and cancelled when their caller has left.
/// </summary>
internal interface ILogReads
{
    /// <param name="read">A short read; long reads are split into steps.</param>
    /// <param name="cancellationToken">Interrupts the read at any point.</param>
    Task<T> ReadAsync<T>(Func<LogSnapshot, Task<T>> read, CancellationToken cancellationToken);
}
