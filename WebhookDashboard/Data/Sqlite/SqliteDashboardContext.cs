using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteDashboardContext(DbContextOptions<SqliteDashboardContext> options) : DashboardContext(options)
{
    public override async Task SaveAndEraseAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            // Zeroes freed bytes in the written pages, and moves these into the file now, over the old ones.
            await Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken);
            await SaveChangesAsync(cancellationToken);
            await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        finally
        {
            try
            {
                // Not cancelled: the connection returns to the pool, and its next user would keep the setting.
                await Database.ExecuteSqlRawAsync("PRAGMA secure_delete = OFF", CancellationToken.None);
            }
            finally
            {
                await Database.CloseConnectionAsync();
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<EventId>().HaveConversion<EventIdBytesConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
