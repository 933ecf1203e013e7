using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteDashboardContext(DbContextOptions<SqliteDashboardContext> options) : DashboardContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<EventId>().HaveConversion<EventIdBytesConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
