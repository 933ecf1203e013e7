using Microsoft.Data.Sqlite;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// The statements of an append, prepared once for each connection. The columns are those of the migrations.
/// </summary>
internal sealed class AppendStatements(SqliteConnection connection) : IDisposable
{
    public SqliteStatement Begin { get; } = new(connection, "BEGIN IMMEDIATE");

    public SqliteStatement Commit { get; } = new(connection, "COMMIT");

    public SqliteStatement ReadHead { get; } = new(connection, "SELECT Head FROM LogState WHERE Id = 1");

    public SqliteStatement MoveHead { get; } = new(connection, "UPDATE LogState SET Head = ?1 WHERE Id = 1");

    /// <summary>
    /// Finds the first stored event of an endpoint with a provider's event id. Parameters: 1 endpoint, 2 provider event id.
    /// </summary>
    public SqliteStatement FindFirst { get; } = new(
        connection,
        """
        SELECT Id FROM Events
        WHERE Endpoint = ?1 AND ProviderEventId = ?2 AND ProviderEventId IS NOT NULL
        ORDER BY Sequence LIMIT 1
        """);

    public SqliteStatement InsertEvent { get; } = new(
        connection,
        """
        INSERT INTO Events (Sequence, Id, Endpoint, ReceivedAt, Method, Path, Query, RemoteAddress, ContentType, BodySize,
            EventType, ProviderEventId, DuplicateOf, Scheme, Verdict, Reason,
            AnswerStatus, AnswerReason, Kind, Pinned, Imported)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        """);

    public SqliteStatement InsertContent { get; } =
        new(connection, "INSERT INTO EventContents (Sequence, Headers, Body, Trailers) VALUES (?1, ?2, ?3, ?4)");

    public KindStatements Kinds { get; } = new(connection);

    public SqliteStatement WidenBlock { get; } = new(
        connection,
        """
        INSERT INTO EventBlocks (Block, Earliest, Latest) VALUES (?1, ?2, ?3)
        ON CONFLICT (Block) DO UPDATE SET Earliest = min(Earliest, excluded.Earliest), Latest = max(Latest, excluded.Latest)
        """);

    public SqliteStatement AddToRate { get; } = new(
        connection,
        """
        INSERT INTO RateBuckets (Start, Endpoint, Verdict, Events) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (Start, Endpoint, Verdict) DO UPDATE SET Events = Events + excluded.Events
        """);

    /// <summary>Writes as many bytes as parameter 1 says, under a sequence that no event has: joins never meet it.</summary>
    public SqliteStatement InsertTrial { get; } = new(
        connection, "INSERT OR REPLACE INTO EventContents (Sequence, Headers, Body) VALUES (0, x'', zeroblob(?1))");

    public SqliteStatement DeleteTrial { get; } = new(connection, "DELETE FROM EventContents WHERE Sequence = 0");

    public void Dispose()
    {
        Kinds.Dispose();
        foreach (var statement in (SqliteStatement[])
            [Begin, Commit, ReadHead, MoveHead, FindFirst, InsertEvent, InsertContent, WidenBlock, AddToRate, InsertTrial, DeleteTrial])
        {
            statement.Dispose();
        }
    }
}
