using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

public sealed class StoreFailuresTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private const string Restock = """{"quantity":20}""";

    [Fact]
    public async Task Post_DatabaseLocked_Is503WithRetryAfterAndWorksAgainAfterwards()
    {
        await using (await LockedDatabase.OfAsync(shop.Host))
        {
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
