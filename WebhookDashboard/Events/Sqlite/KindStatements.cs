using Microsoft.Data.Sqlite;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// Adds a batch to the kinds of its events. Caches nothing between batches: the database may be restored from a copy, and a
/// kind without events is deleted.
/// </summary>
internal sealed class KindStatements(SqliteConnection connection) : IDisposable
{
    private readonly HashSet<(EndpointSlug Endpoint, bool Pinned)> _full = [];

    private readonly SqliteStatement _add = new(
        connection,
        """
        UPDATE EventKinds SET Events = Events + ?5, Bytes = Bytes + ?6, LastReceivedAt = max(LastReceivedAt, ?7)
        WHERE Endpoint = ?1 AND Method = ?2 AND EventType = ?3 AND Verdict = ?4 AND Pinned = ?8
        RETURNING Id
        """);

    private readonly SqliteStatement _insert = new(
        connection,
        """
        INSERT INTO EventKinds (Endpoint, Method, EventType, Verdict, Events, Bytes, LastReceivedAt, Pinned)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING Id
        """);

    private readonly SqliteStatement _count = new(
        connection, "SELECT count(*) FROM EventKinds WHERE Endpoint = ?1 AND Method <> '' AND Pinned = ?2");

    /// <summary>Adds what the batch contains of each kind, and sets the id of its row.</summary>
    public void Add(Dictionary<EventKind, KindTotal> batch)
    {
        _full.Clear();
        foreach (var (kind, total) in batch)
        {
            total.Id = Find(_add, kind, total)
                ?? (HasRoom(kind) ? null : Find(_add, kind.Mixed, total) ?? Find(_insert, kind.Mixed, total))
                ?? Find(_insert, kind, total)
                ?? throw new InvalidOperationException("INSERT gave no id.");
        }
    }

    public void Dispose()
    {
        _add.Dispose();
        _insert.Dispose();
        _count.Dispose();
    }

    private static long? Find(SqliteStatement statement, EventKind kind, KindTotal total)
    {
        statement.Bind(1, kind.Endpoint.Value).Bind(2, kind.Method).Bind(3, kind.EventType).Bind(4, (long)kind.Verdict)
            .Bind(5, total.Events).Bind(6, total.Bytes).Bind(7, total.Last.ToUnixTimeMilliseconds())
            .Bind(8, kind.Pinned ? 1L : 0L);
        long? id = statement.Step() ? statement.Int64(0) : null;
        statement.Reset();
        return id;
    }

    /// <summary>Counted at most once per batch, when a kind is missing: a sender may give each event its own type.</summary>
    private bool HasRoom(EventKind kind)
    {
        if (_full.Contains((kind.Endpoint, kind.Pinned)))
        {
            return false;
        }

        _count.Bind(1, kind.Endpoint.Value).Bind(2, kind.Pinned ? 1L : 0L).Step();
        var hasRoom = _count.Int64(0) < EventKindRow.MaxOfEndpoint;
        _count.Reset();
        if (!hasRoom)
        {
            _full.Add((kind.Endpoint, kind.Pinned));
        }

        return hasRoom;
    }
}
