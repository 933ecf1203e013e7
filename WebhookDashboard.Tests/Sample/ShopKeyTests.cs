using System.Net;
using System.Net.Http.Headers;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample;

/// <summary>The key of the shop's API when none is configured.</summary>
public sealed class ShopKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Development", HttpStatusCode.OK)]
    [InlineData("Production", HttpStatusCode.Unauthorized)]
    public async Task KeyOfTheExamples_NoKeySet_WorksOnlyInDevelopment(string environment, HttpStatusCode expected)
    {
        await using var host = await StartAsync(environment);
        Assert.Equal(expected, await CallAsync(host, ShopOptions.ExampleApiKey));
    }

    [Fact]
    public async Task KeyOfTheExamples_AnotherKeySet_DoesNotWork()
    {
        await using var host = await StartAsync("Development", ("Shop:ApiKey", "another-key"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(host, ShopOptions.ExampleApiKey));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "another-key"));
    }

    [Fact]
    public async Task Key_GeneratedAtTheFirstStart_WorksAndIsStored()
    {
        string made;
        await using (var host = await StartAsync("Production"))
        {
            made = host.Get<ShopKey>().Current!;
            Assert.Equal(HttpStatusCode.OK, await CallAsync(host, made));
            Assert.Equal(PullOutcome.Answered, (await host.Get<IShopClient>().ProductsAsync(knownTag: null, Cancel)).Exchange.Outcome);
            Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains(made, StringComparison.Ordinal));
        }

        await using var again = await StartAsync("Production");
        Assert.Equal(made, again.Get<ShopKey>().Current);
    }

    [Fact]
    public async Task Key_OfTwoServers_Differs()
    {
        using var other = new TemporaryFolder();
        await using var one = await StartAsync("Production");
        await using var two = await DashboardHost.StartAsync(new DashboardHostOptions { Environment = "Production", Folder = other });

        Assert.NotEqual(one.Get<ShopKey>().Current, two.Get<ShopKey>().Current);
        Assert.True(one.Get<ShopKey>().Current!.Length >= 32);
    }

    [Fact]
    public async Task Key_GeneratedForThisShop_IsNeverSentToAnother()
    {
        await using var host = await StartAsync("Production", ("Shop:BaseUrl", "https://shop.example/api"));
        Assert.Equal(ShopOptions.ExampleApiKey, host.Get<ShopKey>().Current);
    }

    private static async Task<HttpStatusCode> CallAsync(DashboardHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "shop-api/users/123");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await host.Client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private Task<DashboardHost> StartAsync(string environment, params (string, string?)[] settings) =>
        DashboardHost.StartAsync(new DashboardHostOptions { Environment = environment, Folder = _folder, Settings = settings });
}
