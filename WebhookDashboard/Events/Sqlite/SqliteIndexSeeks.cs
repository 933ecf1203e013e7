using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>Reads one state of the search index.</summary>
internal sealed class SqliteIndexSeeks : IDisposable
{
    private const int Sampled = 16;

    private readonly SearchFile _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Dictionary<bool, SqliteStatement> _finds = [];

    private SqliteIndexSeeks(SearchFile file, SqliteConnection connection)
    {
        (_file, _connection) = (file, connection);
        _transaction = connection.BeginTransaction(deferred: true);
        using var read = new SqliteStatement(connection, "SELECT Sequence, Events FROM State");
        read.Step();
        Indexed = (read.Int64(0), read.Int64(1));
    }

    /// <inheritdoc cref="ISequenceSeeks.ReadIndexed" />
    public (long Last, long Events) Indexed { get; }

    /// <returns>Null if there is no index yet, or if it can't be read: no search needs it.</returns>
    public static SqliteIndexSeeks? TryOpen(SearchFile file)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = file.OpenForReading();
            return connection is null ? null : new SqliteIndexSeeks(file, connection);
        }
        catch (SqliteException fault)
        {
            connection?.Dispose();
            if (SearchFile.IsBroken(fault))
            {
                file.Report();
            }

            return null;
        }
    }

    /// <summary>The statement that finds events. FTS5 reads its lists from either end and in order: no sort.</summary>
    public static string FindSql(bool newestFirst) =>
        $"SELECT rowid FROM Texts WHERE Texts MATCH ?1 AND rowid > ?2 AND rowid < ?3 ORDER BY rowid {(newestFirst ? "DESC" : "ASC")}";

    public IEnumerable<long> Find(string match, SequenceRange range, bool newestFirst)
    {
        if (!_finds.TryGetValue(newestFirst, out var find))
        {
            _finds[newestFirst] = find = Prepare(newestFirst);
        }

        find.Bind(1, match).Bind(2, range.After).Bind(3, range.Before);
        try
        {
            while (Step(find))
            {
                yield return find.Int64(0);
            }
        }
        finally
        {
            find.Reset();
        }
    }

    /// <inheritdoc cref="ISequenceSeeks.ShareOf" />
    public double ShareOf(string match)
    {
        var newest = Find(match, new SequenceRange(0, long.MaxValue), newestFirst: true).Take(Sampled).ToList();
        var among = newest.Count == Sampled ? Indexed.Last - newest[^1] + 1 : Indexed.Events;
        return newest.Count / (double)Math.Max(among, 1);
    }

    public void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    public void Dispose()
    {
        foreach (var find in _finds.Values)
        {
            find.Dispose();
        }

        _transaction.Dispose();
        _connection.Dispose();
    }

    private SqliteStatement Prepare(bool newestFirst)
    {
        try
        {
            return new SqliteStatement(_connection, FindSql(newestFirst));
        }
        catch (SqliteException fault) when (SearchFile.IsBroken(fault))
        {
            _file.Report();
            throw;
        }
    }

    private bool Step(SqliteStatement find)
    {
        try
        {
            return find.Step();
        }
        catch (SqliteException fault) when (SearchFile.IsDamage(fault))
        {
            _file.Report();
            throw;
        }
    }
}
