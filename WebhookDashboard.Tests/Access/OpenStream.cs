using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>A client that follows the events and does not reconnect.</summary>
internal static class OpenStream
{
    public static Task<HubConnection> ByKeyAsync(DashboardHost host, string key) =>
        OpenAsync(host, options => options.AccessTokenProvider = () => Task.FromResult<string?>(key));

    public static Task<HubConnection> ByCookieAsync(DashboardHost host, string cookie) =>
        OpenAsync(host, options => options.Headers["Cookie"] = cookie);

    private static async Task<HubConnection> OpenAsync(DashboardHost host, Action<HttpConnectionOptions> configure)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(host.BaseAddress, "hubs/events"), configure).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);

        // The first batch arrives at once, so the stream is open.
        var stream = await connection.StreamAsChannelAsync<WatchBatch>("Watch", new WatchRequest(), TestContext.Current.CancellationToken);
        await stream.ReadAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
