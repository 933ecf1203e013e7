using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>The index in a file of its own (<see cref="SearchFile"/>), with one connection that writes.</summary>
internal sealed class SqliteSearchIndex(SearchFile file) : ISearchIndex, IDisposable
{
    /// <summary>The pages of a merge: some 20 ms, for which the index's reader may wait.</summary>
    private const int PagesToMerge = 1_000;

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private IndexStatements? _statements;

    public long Bytes => file.Bytes;

    public ChangeSignal Damaged => file.Damaged;

    public IndexState Read() => Use((_, statements) => ReadState(statements));

    public long Add(long cursor, IReadOnlyList<(long Sequence, Range Text)> texts, SearchableText source, EventId lastId) => Write(statements =>
    {
        var state = ReadState(statements);
        if (state.Sequence != cursor)
        {
            return state.Sequence;
        }

        var added = 0;
        foreach (var (sequence, text) in texts)
        {
            if (sequence > cursor)
            {
                statements.Insert.Bind(1, sequence).BindText(2, source.Read(text)).Execute();
                added++;
            }
        }

        if (added > 0)
        {
            WriteState(statements, new IndexState(texts[^1].Sequence, lastId, state.Events + added));
        }

        return Math.Max(cursor, texts[^1].Sequence);
    });

    public IReadOnlyList<long> ReadSequences(long after, int limit) => Use((_, statements) =>
    {
        var sequences = new List<long>(limit);
        statements.ReadSequences.Bind(1, after).Bind(2, limit);
        while (statements.ReadSequences.Step())
        {
            sequences.Add(statements.ReadSequences.Int64(0));
        }

        statements.ReadSequences.Reset();
        return sequences;
    });

    public void Remove(IReadOnlyCollection<long> sequences) => Write(statements =>
    {
        var removed = 0;
        foreach (var sequence in sequences)
        {
            var contains = statements.Contains.Bind(1, sequence).Step(); // It may have been emptied meanwhile.
            statements.Contains.Reset();
            if (contains)
            {
                statements.Delete.Bind(1, sequence).Execute();
                removed++;
            }
        }

        var state = ReadState(statements);
        WriteState(statements, state with { Events = state.Events - removed });
        return removed;
    });

    public bool Merge() => Use((connection, statements) =>
    {
        var before = raw.sqlite3_total_changes(connection.Handle);
        statements.Merge.Bind(1, PagesToMerge).Execute();
        return raw.sqlite3_total_changes(connection.Handle) - before > 1; // One if there was nothing to merge.
    });

    public void Clear()
    {
        try
        {
            Use((connection, _) =>
            {
                SearchFile.Clear(connection);
                return 0;
            });
        }
        catch (SqliteException fault) when (SearchFile.IsBroken(fault))
        {
            // It was deleted, so it is empty.
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    private static IndexState ReadState(IndexStatements statements)
    {
        var read = statements.ReadState;
        if (!read.Step())
        {
            throw new SqliteException("The search index has lost its state.", raw.SQLITE_CORRUPT);
        }

        var state = new IndexState(read.Int64(0), read.IsNull(1) ? null : new EventId(read.Guid(1)), read.Int64(2));
        read.Reset();
        return state;
    }

    private static void WriteState(IndexStatements statements, IndexState state) =>
        statements.WriteState.Bind(1, state.Sequence).Bind(2, state.LastId?.Value).Bind(3, state.Events).Execute();

    private long Write(Func<IndexStatements, long> write) => Use((_, statements) =>
    {
        statements.Begin.Execute();
        var result = write(statements);
        statements.Commit.Execute();
        return result;
    });

    private T Use<T>(Func<SqliteConnection, IndexStatements, T> use)
    {
        lock (_gate)
        {
            try
            {
                if (file.IsDamaged || (_connection is not null && !file.Exists))
                {
                    Close(); // Of a deleted file, too: what is written there is lost.
                    file.Delete();
                }

                _connection ??= file.OpenForWriting();
                _statements ??= new IndexStatements(_connection);
                return use(_connection, _statements);
            }
            catch (SqliteException fault) when (SearchFile.IsBroken(fault))
            {
                Close();
                file.Delete(); // The caller tries again, with an empty index.
                throw;
            }
            catch
            {
                Close(); // Rolls back.
                throw;
            }
        }
    }

    private void Close()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        _statements = null;
        _connection = null;
    }
}
