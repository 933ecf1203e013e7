using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WebhookDashboard.Outbound;

/// <summary>The one HTTP client through which requests leave this server.</summary>
internal static class GuardedClient
{
    /// <summary>Its name at <see cref="IHttpClientFactory"/>.</summary>
    public const string Name = "guarded";

    /// <summary>The same, but a redirect is an answer like any other, and not followed.</summary>
    public const string StayingName = "guarded-staying";

    public const string UserAgent = "WebhookDashboard";

    public const int MaxRedirects = 5;

    public static void AddGuardedClient(this IServiceCollection services)
    {
        services.TryAddSingleton<HostLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<GuardedConnector>();
        services.AddGuardedClient(Name, followRedirects: true);
        services.AddGuardedClient(StayingName, followRedirects: false);
    }

    private static void AddGuardedClient(this IServiceCollection services, string name, bool followRedirects) =>
        services.AddHttpClient(name, client =>
            {
                // The sender bounds the time, so that it can tell its own limit from a caller that went away.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
            })
            .ConfigurePrimaryHttpMessageHandler(provider =>
                CreateHandler(provider.GetRequiredService<GuardedConnector>(), followRedirects))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // PooledConnectionLifetime looks names up again
            .RemoveAllLoggers(); // they would log the URLs that people call, and what secrets stand in them

    private static SocketsHttpHandler CreateHandler(GuardedConnector connector, bool followRedirects) => new()
    {
        ConnectCallback = (context, cancellationToken) =>
        {
            ConnectTiming.TellStarted(context.InitialRequestMessage);
            return connector.ConnectAsync(context.DnsEndPoint, cancellationToken);
        },
        PlaintextStreamFilter = (context, _) =>
        {
            // Called once the connection stands, after TLS where there is TLS, and before the first request on it.
            ConnectTiming.TellConnected(context.InitialRequestMessage);
            return ValueTask.FromResult(context.PlaintextStream);
        },
        UseProxy = false, // a proxy would resolve names itself, past the guard
        AllowAutoRedirect = followRedirects,
        MaxAutomaticRedirections = MaxRedirects,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // people type any text into a header
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ActivityHeadersPropagator = null, // a test webhook carries the headers that were typed
    };
}
