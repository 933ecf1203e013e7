using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>Another program's lock on the app's database: nobody else can write until it is disposed.</summary>
internal sealed class LockedDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _other;

    private LockedDatabase(SqliteConnection other) => _other = other;

    public static async Task<LockedDatabase> OfAsync(DashboardHost host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = new SqliteConnectionStringBuilder(host.Get<IConfiguration>()["ConnectionStrings:Dashboard"]).DataSource;
        var other = new SqliteConnection($"Data Source={file};Pooling=False");
        await other.OpenAsync(cancellation);
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(cancellation);
        return new LockedDatabase(other);
    }

    public ValueTask DisposeAsync() => _other.DisposeAsync();
}
