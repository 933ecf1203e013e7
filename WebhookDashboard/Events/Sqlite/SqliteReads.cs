using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using WebhookDashboard.Data;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>Reads in a transaction that sees one state of the file, on the threads for reads.</summary>
internal sealed class SqliteReads(IDbContextFactory<DashboardContext> contexts, SearchFile searchFile, ReadScheduler scheduler) : ILogReads
{
    public Task<T> ReadAsync<T>(Func<LogSnapshot, Task<T>> read, CancellationToken cancellationToken) =>
        scheduler.RunAsync(() => ReadHereAsync(read, cancellationToken), cancellationToken);

    private async Task<T> ReadHereAsync<T>(Func<LogSnapshot, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)context.Database.GetDbConnection();

        // Deferred, since the default transaction would take the turn to write.
        await using var transaction = connection.BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        using var seeks = new SqliteSeeks(connection, searchFile);
        await using var interruption = cancellationToken.Register(seeks.Interrupt);
        try
        {
            return await read(new LogSnapshot(context, seeks));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(fault.Message, fault, cancellationToken);
        }
    }
}
