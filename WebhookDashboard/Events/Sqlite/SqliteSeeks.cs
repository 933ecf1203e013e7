using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>
/// The seeks in SQLite. Raw statements, since a read may make hundreds of them. The plus before a column prevents SQLite
/// from choosing the index of times, after which it would have to sort.
/// </summary>
internal sealed class SqliteSeeks(SqliteConnection connection, SearchFile searchFile) : ISequenceSeeks, IDisposable
{
    private const string Bounds = "Sequence > ?2 AND Sequence < ?3 AND +ReceivedAt >= ?4 AND +ReceivedAt < ?5";

    private readonly Dictionary<string, SqliteStatement> _statements = [];
    private bool _hasOpenedIndex;
    private volatile SqliteIndexSeeks? _index;

    /// <summary>Opened when a read first needs it; null if there is no index yet.</summary>
    private SqliteIndexSeeks? Index
    {
        get
        {
            if (!_hasOpenedIndex)
            {
                _hasOpenedIndex = true;
                _index = SqliteIndexSeeks.TryOpen(searchFile);
            }

            return _index;
        }
    }

    public void Find(List<long> found, long? kind, SequenceRange range, TimeRange times, bool newestFirst, int limit)
    {
        var statement = Prepare($"SELECT Sequence FROM Events WHERE {OfKind(kind)}{Bounds} ORDER BY Sequence {Order(newestFirst)} LIMIT ?6");
        Bind(statement, kind, range, times, limit);
        while (statement.Step())
        {
            found.Add(statement.Int64(0));
        }

        statement.Reset();
    }

    public IReadOnlyList<(long Sequence, long Kind)> Walk(SequenceRange range, TimeRange times, bool newestFirst, int limit)
    {
        var statement = Prepare($"SELECT Sequence, Kind FROM Events WHERE {Bounds} ORDER BY Sequence {Order(newestFirst)} LIMIT ?6");
        Bind(statement, kind: null, range, times, limit);
        var found = new List<(long, long)>(limit);
        while (statement.Step())
        {
            found.Add((statement.Int64(0), statement.Int64(1)));
        }

        statement.Reset();
        return found;
    }

    public long Count(long? kind, SequenceRange range, TimeRange times, long limit)
    {
        var statement = Prepare($"SELECT count(*) FROM (SELECT 1 FROM Events WHERE {OfKind(kind)}{Bounds} LIMIT ?6)");
        Bind(statement, kind, range, times, limit);
        statement.Step();
        var count = statement.Int64(0);
        statement.Reset();
        return count;
    }

    public bool ReadContent(long sequence, ContentBuffer content)
    {
        var statement = Prepare("SELECT Headers, Trailers, Body FROM EventContents WHERE Sequence = ?1");
        var isStored = statement.Bind(1, sequence).Step();
        if (isStored)
        {
            content.Set(statement.Blob(0), statement.Blob(1), statement.Blob(2));
        }

        statement.Reset();
        return isStored;
    }

    public (long Last, long Events) ReadIndexed() => Index?.Indexed ?? (0, 0);

    public double ShareOf(string match) => Index?.ShareOf(match) ?? 0;

    public IEnumerable<long> FindCandidates(string match, SequenceRange range, bool newestFirst) => Index?.Find(match, range, newestFirst) ?? [];

    public IReadOnlyList<EventBlock> ReadBlocks(TimeRange times)
    {
        var statement = Prepare("SELECT Block, Earliest, Latest, Kinds FROM EventBlocks WHERE Latest >= ?1 AND Earliest < ?2 ORDER BY Block DESC");
        statement.Bind(1, times.From).Bind(2, times.To);
        var blocks = new List<EventBlock>();
        while (statement.Step())
        {
            blocks.Add(new EventBlock(
                statement.Int64(0), statement.Int64(1), statement.Int64(2), statement.IsNull(3) ? null : statement.Blob(3).ToArray()));
        }

        statement.Reset();
        return blocks;
    }

    public byte[]? ReadBlockTimes(long block)
    {
        var statement = Prepare(
            "SELECT Times FROM EventBlockTimes JOIN EventBlocks USING (Block) WHERE Block = ?1 AND Kinds IS NOT NULL");
        var times = statement.Bind(1, block).Step() ? statement.Blob(0).ToArray() : null;
        statement.Reset();
        return times;
    }

    public IReadOnlyList<(long Kind, long Time)> ReadTimes(SequenceRange range)
    {
        var statement = Prepare("SELECT Kind, ReceivedAt FROM Events WHERE Sequence > ?1 AND Sequence < ?2");
        statement.Bind(1, range.After).Bind(2, range.Before);
        var read = new List<(long, long)>();
        while (statement.Step())
        {
            read.Add((statement.Int64(0), statement.Int64(1)));
        }

        statement.Reset();
        return read;
    }

    public BlockSpan? FindBlocks(SequenceRange range, TimeRange times)
    {
        var statement = Prepare(
            """
            SELECT count(*), min(Block), max(Block), sum(Earliest < ?3 OR Latest >= ?4)
            FROM EventBlocks WHERE Block >= ?1 AND Block <= ?2 AND Latest >= ?3 AND Earliest < ?4
            """);
        statement.Bind(1, range.After / EventBlockRow.Size).Bind(2, range.Before / EventBlockRow.Size).Bind(3, times.From).Bind(4, times.To).Step();
        var count = statement.Int64(0);
        var span = new BlockSpan(statement.Int64(1), statement.Int64(2), count, statement.Int64(3));
        statement.Reset();
        return count == 0 ? null : span;
    }

    /// <summary>Ends the statement that runs now, from any thread.</summary>
    public void Interrupt()
    {
        raw.sqlite3_interrupt(connection.Handle);
        _index?.Interrupt();
    }

    public void Dispose()
    {
        _index?.Dispose();
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    private static string Order(bool newestFirst) => newestFirst ? "DESC" : "ASC";

    private static string OfKind(long? kind) => kind is null ? "" : "Kind = ?1 AND ";

    private static void Bind(SqliteStatement statement, long? kind, SequenceRange range, TimeRange times, long limit)
    {
        if (kind is { } id)
        {
            statement.Bind(1, id);
        }

        statement.Bind(2, range.After).Bind(3, range.Before).Bind(4, times.From).Bind(5, times.To).Bind(6, limit);
    }

    private SqliteStatement Prepare(string sql) =>
        _statements.TryGetValue(sql, out var prepared) ? prepared : _statements[sql] = new SqliteStatement(connection, sql);
}
