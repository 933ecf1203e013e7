using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// The file of the search index, beside the database. Its own file means its own writer and its own page cache: filling the
/// index never makes the log's writer wait. Everything in it can be computed again from the log, so a damaged file or one of
/// another version is replaced, and no copy of the database needs it.
/// </summary>
internal sealed class SearchFile(SqliteDatabase database) : IDisposable
{
    /// <summary>Raise it whenever the index must be filled again: other tables, or other texts for the same event.</summary>
    private const long CurrentVersion = 3;

    /// <remarks>
    /// An index of trigrams whose texts are not stored, only the sequences in which each trigram occurs
    /// (https://sqlite.org/fts5.html). Letter case is already folded. Segments are rewritten once a third of their events is
    /// gone, not a tenth: retention always deletes from the oldest and largest one. Small pages, since a search that jumps to
    /// a sequence reads a whole page of each list (benchmark <c>inspect</c>). The sweep merges any two segments of a level.
    /// </remarks>
    private const string Schema =
        """
        BEGIN;
        DROP TABLE IF EXISTS Texts;
        DROP TABLE IF EXISTS State;
        CREATE VIRTUAL TABLE Texts USING fts5(Text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
        INSERT INTO Texts (Texts, rank) VALUES ('deletemerge', 33);
        INSERT INTO Texts (Texts, rank) VALUES ('automerge', 8);
        INSERT INTO Texts (Texts, rank) VALUES ('usermerge', 2);
        INSERT INTO Texts (Texts, rank) VALUES ('pgsz', 1000);
        INSERT INTO Texts (Texts, rank) VALUES ('hashsize', 8388608);
        CREATE TABLE State (Sequence INTEGER NOT NULL, LastId BLOB, Events INTEGER NOT NULL);
        INSERT INTO State VALUES (0, NULL, 0);
        """;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = PathFor(database.File),
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = (int)SqliteDatabase.BusyTimeout.TotalSeconds,
    }.ConnectionString;

    public string Path { get; } = PathFor(database.File);

    /// <summary>Its size on the disk, including its journal.</summary>
    public long Bytes => Parts.Where(part => part.Exists).Sum(part => part.Length);

    public bool Exists => File.Exists(Path);

    /// <summary>Raised when a read found the file damaged or gone, on any thread.</summary>
    public ChangeSignal Damaged { get; } = new();

    /// <summary>Whether a read found the file damaged that is there now.</summary>
    public bool IsDamaged { get; private set; }

    private FileInfo[] Parts => [new(Path), new($"{Path}-wal"), new($"{Path}-shm")];

    /// <returns>For <c>dashboard.db</c> the file <c>dashboard.search.db</c>.</returns>
    public static string PathFor(string database) =>
        System.IO.Path.ChangeExtension(database, $".search{System.IO.Path.GetExtension(database)}");

    public static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether statements that are always the same fail because of the file: it is damaged, or a table is missing.</summary>
    public static bool IsBroken(SqliteException fault) => IsDamage(fault) || fault.SqliteErrorCode == raw.SQLITE_ERROR;

    /// <summary>Opens the connection that writes; creates the file if necessary.</summary>
    public SqliteConnection OpenForWriting()
    {
        var settings = new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();

            // NORMAL: no commit waits for the disk. Should the machine lose power, the index is as it was a moment before.
            Execute(
                connection,
                """
                PRAGMA page_size = 8192;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = NORMAL;
                PRAGMA wal_autocheckpoint = 2000;
                PRAGMA cache_size = -32768;
                PRAGMA journal_size_limit = 33554432;
                """);
            if (!IsCurrent(connection))
            {
                Execute(connection, $"{Schema} PRAGMA user_version = {CurrentVersion}; COMMIT;");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>Null if there is no index yet.</returns>
    public SqliteConnection? OpenForReading()
    {
        if (!Exists)
        {
            Damaged.Tell();
            return null;
        }

        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            if (IsCurrent(connection))
            {
                return connection;
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Empties the index.</summary>
    public static void Clear(SqliteConnection connection) => Execute(connection, $"{Schema} COMMIT;");

    /// <summary>Says that a read found the file damaged, so that the writer replaces it.</summary>
    public void Report()
    {
        IsDamaged = true;
        Damaged.Tell();
    }

    /// <summary>Deletes a damaged file. The next one starts empty.</summary>
    public void Delete()
    {
        Dispose();
        foreach (var part in Parts)
        {
            part.Delete();
        }

        IsDamaged = false;
    }

    /// <summary>Closes the pooled connections to this file.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static bool IsCurrent(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return command.ExecuteScalar() is CurrentVersion;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
