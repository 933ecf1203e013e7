using Microsoft.Data.Sqlite;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>The database file, and how it is opened.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>
    /// How long a write waits for another process that locks the file. Small writes wait no longer than the log's own: they
    /// hold the turn to write, and senders would wait behind them for their 503.
    /// </summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(2);

    private readonly string _connectionString;
    private readonly string _creatingConnectionString;

    /// <param name="connectionString">The setting; a relative path is under <paramref name="contentRoot"/>.</param>
    /// <param name="contentRoot">The folder of the app.</param>
    public SqliteDatabase(string connectionString, string contentRoot)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        File = Path.GetFullPath(settings.DataSource, contentRoot);
        settings.DataSource = File;
        settings.DefaultTimeout = (int)BusyTimeout.TotalSeconds;

        // Created only once, at the start: if the file disappears later, a new empty one would hide that.
        settings.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = settings.ConnectionString;
        settings.Mode = SqliteOpenMode.ReadWriteCreate;
        _creatingConnectionString = settings.ConnectionString;
    }

    public string File { get; }

    public string ConnectionString => _connectionString;

    /// <summary>
    /// Creates the folder, and a new file with the settings that are only possible before its first table.
    /// </summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using var connection = new SqliteConnection(_creatingConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();

        // Pages of 8 KiB: a webhook with its headers has a kilobyte or two, and each page costs two writes in the WAL.
        command.CommandText =
            """
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = WAL;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>Opens a connection for the log's writer, outside the pool.</summary>
    public SqliteConnection OpenForWriting()
    {
        var settings = new SqliteConnectionStringBuilder(_connectionString) { Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // FULL: a commit is on disk before anyone hears of it. SqliteCheckpoints moves the WAL's pages into the file
            // beside the writer; a commit does so itself only if that is 2000 pages behind. Larger WALs were slower in the
            // benchmark "ingest" (their pages have left the cache when they are used again) and stalled longer. A WAL that
            // grew behind a long read is truncated to twice its usual length once its pages are in the file.
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

    /// <summary>Closes the pooled connections to this file.</summary>
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
