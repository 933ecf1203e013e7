using System.Data.Common;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// Moves committed pages from the WAL into the database file while the writer goes on. Left to SQLite, a commit does it
/// each time the WAL has grown past its limit, and the senders of that commit wait; this way they seldom do.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteDatabase database, LogHead head, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>While the file can't be read or written; the log's writer finds out too, and says so.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It blocks on the disk, so it must not begin on the thread that starts the app.
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

            // PASSIVE waits for nobody: it moves what no reader needs, and takes no turn of the writer's.
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
