using Microsoft.Data.Sqlite;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>The file, and how it is opened.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>
    /// How long a write waits for another process that holds the file. The small writes wait no longer than the log's
    /// own: they have the turn meanwhile, and senders would wait behind them for their 503.
    /// </summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(2);

    private readonly string _connectionString;
    private readonly string _creatingConnectionString;

    /// <param name="connectionString">As set; a relative path lies under <paramref name="contentRoot"/>.</param>
    /// <param name="contentRoot">The folder of the app.</param>
    public SqliteDatabase(string connectionString, string contentRoot)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        File = Path.GetFullPath(settings.DataSource, contentRoot);
        settings.DataSource = File;
        settings.DefaultTimeout = (int)BusyTimeout.TotalSeconds;

        // Made once, at the start: while the file is gone a new, empty one would only hide that.
        settings.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = settings.ConnectionString;
        settings.Mode = SqliteOpenMode.ReadWriteCreate;
        _creatingConnectionString = settings.ConnectionString;
    }

    public string File { get; }

    public string ConnectionString => _connectionString;

    /// <summary>Makes the folder, and a new file with what can only be set before its first table.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using var connection = new SqliteConnection(_creatingConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();

        // Pages of 8 KiB: a webhook with its headers is a kilobyte or two, and each page costs two writes in the WAL.
        command.CommandText =
            """
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = WAL;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>A connection of its own for the one writer of the log, outside the pool.</summary>
    public SqliteConnection OpenForWriting()
    {
        var settings = new SqliteConnectionStringBuilder(_connectionString) { Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // FULL: a commit is on the disk before anyone is told so. The pages of the WAL are moved into the file beside
            // the writer (SqliteCheckpoints); only where that falls behind by 2000 of them does a commit do it itself.
            // Larger WALs were slower (their pages are not in the cache when they come round again) and stalled longer.
            // One that grew behind a long read is cut to twice its usual length once its pages are in the file.
            command.CommandText =
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 2000;
                PRAGMA cache_size = -32768;
                PRAGMA journal_size_limit = 33554432;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes what the pool holds open of this file.</summary>
    public void Dispose()
    {
        Clear(_connectionString);
        Clear(_creatingConnectionString);
    }

    private static void Clear(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
