using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Simulation;

/// <summary>What callers get when they ask for more simulations than the shop allows.</summary>
public sealed class SimulationBoundsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Simulations_FasterTogetherThanAllowed_AreRefusedUntilOneEnds()
    {
        await using var host = await DashboardHost.StartAsync();
        var running = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            running.Add(await StartAsync(host));
        }

        using var refused = await StartAsync(host);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((HttpStatusCode.TooManyRequests, "10"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        Assert.StartsWith("The running simulations make 3,000 changes a minute", problem.GetProperty("title").GetString(), StringComparison.Ordinal);

        Assert.All(running, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        running[0].Dispose();
        await Until.EqualAsync(HttpStatusCode.OK, async () =>
        {
            running[0] = await StartAsync(host);
            return running[0].StatusCode;
        });
        running.ForEach(answer => answer.Dispose());
    }

    private static async Task<HttpResponseMessage> StartAsync(DashboardHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "shop-api/simulations");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ShopOptions.ExampleApiKey);
        request.Content = new StringContent("""{"changes_per_minute":600}""");
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }
}
