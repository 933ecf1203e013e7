namespace WebhookDashboard.Events.Queries;

/// <summary>Runs reads of the log so that they hold up nobody else: few at a time, and ended when their caller has gone.</summary>
internal interface ILogReads
{
    /// <param name="read">A short read; who has much to read reads in steps.</param>
    /// <param name="cancellationToken">Ends it, wherever it is.</param>
    Task<T> ReadAsync<T>(Func<LogSnapshot, Task<T>> read, CancellationToken cancellationToken);
}
