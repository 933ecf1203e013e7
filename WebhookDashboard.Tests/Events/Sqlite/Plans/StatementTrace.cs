using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WebhookDashboard.Tests.Events.Sqlite.Plans;

/// <summary>
/// Records each statement on the connections of the log's context, including those that bypass EF Core, and counts
/// the instructions of SQLite's virtual machine: a measure of work that does not depend on how busy the machine is.
/// </summary>
internal sealed class StatementTrace : DbConnectionInterceptor
{
    private const int Step = 50;

    private readonly Lock _gate = new();
    private readonly List<string> _statements = [];
    private long _instructions;

    /// <summary>The statements recorded since the last call.</summary>
    public (IReadOnlyList<string> Statements, long Instructions) Take()
    {
        lock (_gate)
        {
            List<string> statements = [.. _statements];
            _statements.Clear();
            return (statements, Interlocked.Exchange(ref _instructions, 0));
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Watch(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Watch(connection);
        return Task.CompletedTask;
    }

    private void Watch(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        raw.sqlite3_trace(handle, (_, statement) => Note(statement), null);
        raw.sqlite3_progress_handler(handle, Step, _ => Count(), null);
    }

    private void Note(string statement)
    {
        lock (_gate)
        {
            _statements.Add(statement);
        }
    }

    private int Count()
    {
        Interlocked.Add(ref _instructions, Step);
        return 0;
    }
}
