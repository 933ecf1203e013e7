using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

public sealed class StoreFailuresTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private const string Restock = """{"quantity":20}""";

    [Fact]
    public async Task Post_DatabaseLocked_Is503WithRetryAfterAndWorksAgainAfterwards()
    {
        var file = new SqliteConnectionStringBuilder(shop.Host.Get<IConfiguration>()["ConnectionStrings:Dashboard"]).DataSource;
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            using var refused = await shop.SendAsync("POST", "products/101/stock", Restock);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            using var read = await shop.SendAsync("GET", "products/101");
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }

        var (status, product) = await shop.CallAsync("POST", "products/101/stock", Restock);
        Assert.Equal((HttpStatusCode.OK, 20), (status, product.GetProperty("stock").GetInt32()));
    }
}
