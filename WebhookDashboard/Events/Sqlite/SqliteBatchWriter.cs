using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Events.Sqlite;

/// <summary>Appends to the SQLite file: one connection, prepared statements, one transaction per batch.</summary>
internal sealed class SqliteBatchWriter(SqliteDatabase database, IWriteGate gate) : IBatchWriter
{
    private readonly BatchTotals _totals = new();
    private SqliteConnection? _connection;
    private AppendStatements? _statements;

    public long Append(IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf)
    {
        using var turn = gate.Enter();
        try
        {
            return AppendInTransaction(Open(), batch, duplicateOf);
        }
        catch (DbException)
        {
            // The next try uses a new connection: after a failed write or a lost file, this one's view of the file can't be
            // trusted. Closing it rolls back.
            Dispose();
            throw;
        }
    }

    public void Try(int bytes)
    {
        using var turn = gate.Enter();
        try
        {
            // Two commits: a row that is deleted in the transaction that wrote it never reaches the disk.
            var statements = Open();
            statements.InsertTrial.Bind(1, bytes).Execute();
            statements.DeleteTrial.Execute();
        }
        catch (DbException)
        {
            Dispose();
            throw;
        }
    }

    public string Explain(DbException fault) => fault is SqliteException sqlite
        ? sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "The disk is full: free some space where the database is.",
            raw.SQLITE_IOERR => "The disk can't be written (is it full, or gone?): check where the database is.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program holds the database file locked: stop it or let it finish.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM => "The database file can't be written: check its permissions.",
            raw.SQLITE_CANTOPEN => "The database file is gone or can't be opened: check its path and permissions.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The database file is damaged: restore it from a copy.",
            _ => $"The database can't be written (SQLite error {sqlite.SqliteErrorCode}).",
        }
        : "The database can't be written.";

    public void Dispose()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        _statements = null;
        _connection = null;
    }

    private AppendStatements Open()
    {
        RequireFile();
        _connection ??= database.OpenForWriting();
        return _statements ??= Prepare(_connection);
    }

    /// <summary>
    /// Detects a deleted file. It accepts writes as long as it is open, but all of them are lost with the process; and a new
    /// connection would create an empty file in its place.
    /// </summary>
    private void RequireFile()
    {
        if (!File.Exists(database.File))
        {
            throw new SqliteException("The database file is gone.", raw.SQLITE_CANTOPEN);
        }
    }

    private static AppendStatements Prepare(SqliteConnection connection)
    {
        // During a batch another process may hold the file. SQLite itself waits, in steps of a few milliseconds.
        raw.sqlite3_busy_timeout(connection.Handle, (int)SqliteDatabase.BusyTimeout.TotalMilliseconds);
        return new AppendStatements(connection);
    }

    private long AppendInTransaction(
        AppendStatements statements, IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf)
    {
        statements.Begin.Execute();
        statements.ReadHead.Step();
        var first = statements.ReadHead.Int64(0) + 1;
        statements.ReadHead.Reset();

        _totals.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            _totals.Add(batch[i], first + i);
        }

        statements.Kinds.Add(_totals.Kinds);
        for (var i = 0; i < batch.Count; i++)
        {
            var webhook = batch[i];
            duplicateOf[i] = webhook.Imported is { } imported ? imported.DuplicateOf : FindFirst(statements.FindFirst, webhook);
            Insert(statements, webhook, first + i, duplicateOf[i], _totals.Kinds[EventKind.Of(webhook)].Id);
        }

        foreach (var (block, times) in _totals.Blocks)
        {
            statements.WidenBlock.Bind(1, block).Bind(2, times.Earliest.ToUnixTimeMilliseconds())
                .Bind(3, times.Latest.ToUnixTimeMilliseconds()).Execute();
        }

        foreach (var (bucket, events) in _totals.Rates)
        {
            statements.AddToRate.Bind(1, bucket.Start).Bind(2, bucket.Endpoint.Value).Bind(3, (long)bucket.Verdict)
                .Bind(4, events).Execute();
        }

        statements.MoveHead.Bind(1, first + batch.Count - 1).Execute();
        statements.Commit.Execute();
        return first;
    }

    private static EventId? FindFirst(SqliteStatement find, ReceivedWebhook webhook)
    {
        if (webhook.ProviderEventId is null)
        {
            return null;
        }

        find.Bind(1, webhook.Endpoint.Value).Bind(2, webhook.ProviderEventId);
        EventId? found = find.Step() ? new EventId(find.Guid(0)) : null;
        find.Reset();
        return found;
    }

    private static void Insert(AppendStatements statements, ReceivedWebhook webhook, long sequence, EventId? duplicateOf, long kind)
    {
        var check = webhook.Signature;
        statements.InsertEvent.Bind(1, sequence).Bind(2, webhook.Id.Value).Bind(3, webhook.Endpoint.Value)
            .Bind(4, webhook.ReceivedAt.ToUnixTimeMilliseconds()).Bind(5, webhook.Method).Bind(6, webhook.Path)
            .Bind(7, webhook.Query).Bind(8, webhook.RemoteAddress).Bind(9, webhook.ContentType)
            .Bind(10, webhook.Body.Length).Bind(11, webhook.EventType).Bind(12, webhook.ProviderEventId)
            .Bind(13, duplicateOf?.Value).Bind(14, check.Scheme).Bind(15, check.Verdict == Verdict.Unchecked ? null : (long)check.Verdict)
            .Bind(16, check == SignatureCheck.None ? null : check.Reason)
            .Bind(17, (long?)webhook.Answer?.Status).Bind(18, (long?)webhook.Answer?.Why).Bind(19, kind)
            .Bind(20, webhook.Imported is { Pinned: true } ? 1L : 0L).Bind(21, webhook.Imported is null ? 0L : 1L).Execute();
        statements.InsertContent.Bind(1, sequence).Bind(2, webhook.Headers.Bytes.Span).Bind(3, webhook.Body.Span)
            .BindOrNull(4, webhook.Trailers.Bytes.Span).Execute();
    }
}
