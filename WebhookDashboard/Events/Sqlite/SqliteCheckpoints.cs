using System.Data.Common;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// Moves committed pages from the WAL into the database file beside the writer. SQLite by itself would do this within a
/// commit each time the WAL exceeds its limit, and the senders of that commit would wait.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteDatabase database, LogHead head, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The pause while the file can't be read or written. The log's writer notices that too, and reports it.
    /// </summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It blocks on the disk, so it must not start on the thread that starts the app.
        await Task.Yield();
        var throttle = new Throttle(Interval, clock);
        using var subscription = head.Moved.Subscribe(throttle.Signal);
        throttle.Signal();
        while (true)
        {
            await throttle.NextTurnAsync(stoppingToken);
            if (!TryCheckpoint())
            {
                await Task.Delay(AfterFault, clock, stoppingToken);
                throttle.Signal();
            }
        }
    }

    private bool TryCheckpoint()
    {
        try
        {
            using var connection = new SqliteConnection(database.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();

            // PASSIVE waits for nobody: it moves what no reader needs, and never blocks the writer.
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
            command.ExecuteNonQuery();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
