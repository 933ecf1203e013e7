using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Data.Sqlite;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>The statements of the search index's writer, prepared once for each connection.</summary>
internal sealed class IndexStatements : IDisposable
{
    public IndexStatements(SqliteConnection connection)
    {
        raw.sqlite3_busy_timeout(connection.Handle, (int)SqliteDatabase.BusyTimeout.TotalMilliseconds);
        Begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        Commit = new SqliteStatement(connection, "COMMIT");
        ReadState = new SqliteStatement(connection, "SELECT Sequence, LastId, Events FROM State");
        WriteState = new SqliteStatement(connection, "UPDATE State SET Sequence = ?1, LastId = ?2, Events = ?3");
        Insert = new SqliteStatement(connection, "INSERT INTO Texts (rowid, Text) VALUES (?1, ?2)");
        Contains = new SqliteStatement(connection, "SELECT 1 FROM Texts_docsize WHERE id = ?1");
        Delete = new SqliteStatement(connection, "DELETE FROM Texts WHERE rowid = ?1");
        Merge = new SqliteStatement(connection, "INSERT INTO Texts (Texts, rank) VALUES ('merge', ?1)");
        ReadSequences = new SqliteStatement(connection, "SELECT id FROM Texts_docsize WHERE id > ?1 ORDER BY id LIMIT ?2");
    }

    public SqliteStatement Begin { get; }

    public SqliteStatement Commit { get; }

    public SqliteStatement ReadState { get; }

    /// <summary>Parameters: 1 sequence, 2 id of the event, 3 number of events.</summary>
    public SqliteStatement WriteState { get; }

    /// <summary>Parameters: 1 sequence, 2 text.</summary>
    public SqliteStatement Insert { get; }

    public SqliteStatement Contains { get; }

    public SqliteStatement Delete { get; }

    /// <summary>Parameters: 1 the number of pages to write.</summary>
    public SqliteStatement Merge { get; }

    /// <summary>Parameters: 1 the sequence before the first, 2 the maximum number of them.</summary>
    public SqliteStatement ReadSequences { get; }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[Begin, Commit, ReadState, WriteState, Insert, Contains, Delete, Merge, ReadSequences])
        {
            statement.Dispose();
        }
    }
}
