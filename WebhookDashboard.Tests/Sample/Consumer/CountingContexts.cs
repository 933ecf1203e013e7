using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sqlite;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>The app's contexts, with their reads counted.</summary>
internal sealed class CountingContexts(DbContextOptions<SqliteDashboardContext> options, RowCounter rows) : IDbContextFactory<DashboardContext>
{
    private readonly DbContextOptions<SqliteDashboardContext> _options =
        new DbContextOptionsBuilder<SqliteDashboardContext>(options).AddInterceptors(rows).Options;

    public DashboardContext CreateDbContext() => new SqliteDashboardContext(_options);
}
