using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Sqlite;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>
/// An empty database with the current schema, migrated once for a run of the tests. Each app gets a copy of it, since running
/// all migrations costs more than the rest of the app's start.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    /// <summary>Writes a copy, unless the file exists: a test starts an app again with the data of an earlier one.</summary>
    public static async Task CopyToAsync(string file)
    {
        if (!File.Exists(file))
        {
            await File.WriteAllBytesAsync(file, await Migrated.Value);
        }
    }

    private static async Task<byte[]> MigrateAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("migrated.db");
        using (var database = new SqliteDatabase($"Data Source={file}", folder.Path))
        {
            database.Create();
            await using var context = new SqliteDashboardContext(
                new DbContextOptionsBuilder<SqliteDashboardContext>().UseSqlite(database.ConnectionString).Options);
            await context.Database.MigrateAsync();
        }

        // The last connection is closed, so nothing is left in the WAL.
        return await File.ReadAllBytesAsync(file);
    }
}
