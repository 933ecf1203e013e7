using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

public sealed class StoreETagTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("products", "{0}")]
    [InlineData("products/105", "{0}")]
    [InlineData("products/105", "W/{0}")]
    [InlineData("products/105", "\"another\", {0}")]
    [InlineData("products", "*")]
    public async Task Get_KnownVersion_IsNotModified(string path, string known)
    {
        var etag = await ETagAsync(path);

        using var answer = await shop.SendAsync("GET", path, null, ("If-None-Match", string.Format(null, known, etag)));

        Assert.Equal((HttpStatusCode.NotModified, etag), (answer.StatusCode, answer.Headers.ETag?.ToString()));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("products")]
    [InlineData("products/106")]
    public async Task Get_AfterTheStockChanged_IsANewVersion(string path)
    {
        var before = await ETagAsync(path);
        await shop.CallAsync("POST", "products/106/stock", """{"quantity":8}""");

        using var answer = await shop.SendAsync("GET", path, null, ("If-None-Match", before));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(before, answer.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Get_AfterAnotherProductChanged_IsTheSameVersion()
    {
        var before = await ETagAsync("products/107");
        await shop.CallAsync("POST", "products/108/stock", """{"quantity":8}""");

        Assert.Equal(before, await ETagAsync("products/107"));
    }

    [Fact]
    public async Task Get_AtAnotherShop_IsAnotherVersion()
    {
        await using var other = await DashboardHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "shop-api/products/109");
        request.Headers.Add("Authorization", "Bearer your-api-key");

        using var answer = await other.Client.SendAsync(request, Cancellation);

        Assert.NotEqual(await ETagAsync("products/109"), answer.Headers.ETag?.ToString());
    }

    private async Task<string> ETagAsync(string path)
    {
        using var answer = await shop.SendAsync("GET", path);
        return answer.Headers.ETag!.ToString();
    }
}
