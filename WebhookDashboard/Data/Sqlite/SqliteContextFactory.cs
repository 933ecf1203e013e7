using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>Lets the rooms ask for the model without knowing which database is behind it.</summary>
internal sealed class SqliteContextFactory(IDbContextFactory<SqliteDashboardContext> contexts)
    : IDbContextFactory<DashboardContext>
{
    public DashboardContext CreateDbContext() => contexts.CreateDbContext();
}
