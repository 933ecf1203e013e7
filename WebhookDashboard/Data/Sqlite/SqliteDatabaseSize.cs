using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteDatabaseSize(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, SqliteDatabase database)
    : IDatabaseSize
{
    private long WalBytes => new FileInfo(database.File + "-wal") is { Exists: true } wal ? wal.Length : 0;

    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return WalBytes + await context.Database
            .SqlQuery<long>(
                $"""
                SELECT (page_count - freelist_count) * page_size AS Value
                FROM pragma_page_count, pragma_freelist_count, pragma_page_size
                """)
            .SingleAsync(cancellationToken);
    }

    public async Task<bool> TryShrinkAsync(long longerThan, CancellationToken cancellationToken)
    {
        var before = WalBytes;
        if (before <= longerThan)
        {
            return false;
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        return WalBytes < before;
    }
}
