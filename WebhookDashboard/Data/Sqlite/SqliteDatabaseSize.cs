using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteDatabaseSize(IDbContextFactory<DashboardContext> contexts) : IDatabaseSize
{
    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database
            .SqlQuery<long>(
                $"""
                SELECT (page_count - freelist_count) * page_size AS Value
                FROM pragma_page_count, pragma_freelist_count, pragma_page_size
                """)
            .SingleAsync(cancellationToken);
    }
}
