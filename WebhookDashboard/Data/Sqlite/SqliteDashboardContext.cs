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
            // Freed bytes are zeroed in the pages that are written, and those go into the file now, over the old ones.
            await Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken);
            await SaveChangesAsync(cancellationToken);
            await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        finally
        {
            try
            {
                // Not cancelled: the connection goes back to the pool, and whoever takes it next would pay for it.
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
