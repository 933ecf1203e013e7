using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>Gives rooms the model without the database behind it.</summary>
internal sealed class SqliteContextFactory(IDbContextFactory<SqliteDashboardContext> contexts)
    : IDbContextFactory<DashboardContext>
{
    public DashboardContext CreateDbContext() => contexts.CreateDbContext();
}
