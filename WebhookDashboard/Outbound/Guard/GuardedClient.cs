using System.Net;
using System.Net.Security;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebhookDashboard.Outbound.Verbatim;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// The only HTTP client for requests that leave this server. It follows no redirect: a caller that wants to sends the next
/// request.
/// </summary>
internal static class GuardedClient
{
    /// <summary>Its name at <see cref="IHttpClientFactory"/>.</summary>
    public const string Name = "guarded";

    /// <summary>The same, but sends request heads as typed. For requests made by <see cref="OutboundRequest"/> only.</summary>
    public const string VerbatimName = "guarded-verbatim";

    public const string UserAgent = "WebhookDashboard";

    public static void AddGuardedClient(this IServiceCollection services)
    {
        services.TryAddSingleton<HostLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<GuardedTls>();
        services.AddSingleton<TlsProbe>();
        services.AddGuardedClient(Name, static plain => plain)
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent));
        services.AddGuardedClient(VerbatimName, static plain => new VerbatimStream(plain));
    }

    private static IHttpClientBuilder AddGuardedClient(this IServiceCollection services, string name, Func<Stream, Stream> filter) =>
        services.AddHttpClient(name)

            // Callers set the time limit, to tell it apart from a cancellation.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                CreateHandler(provider.GetRequiredService<GuardedConnector>(), provider.GetRequiredService<GuardedTls>(), filter))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // PooledConnectionLifetime looks names up again
            .RemoveAllLoggers(); // they would log URLs and the secrets in them

    private static SocketsHttpHandler CreateHandler(GuardedConnector connector, GuardedTls tls, Func<Stream, Stream> filter) => new()
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            ConnectTiming.TellStarted(context.InitialRequestMessage);
            var (stream, isOwn) = await connector.ConnectAsync(context.DnsEndPoint, cancellationToken);

            // The handler makes no second handshake on a stream that is already TLS.
            return isOwn && context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps
                ? await tls.SecureOwnAsync(stream, context.DnsEndPoint.Host, cancellationToken)
                : stream;
        },
        PlaintextStreamFilter = (context, _) =>
        {
            // Called when the connection is ready: after TLS, before its first request.
            ConnectTiming.TellConnected(context.InitialRequestMessage);
            return ValueTask.FromResult(filter(context.PlaintextStream));
        },
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = tls.Trusts },
        UseProxy = false, // a proxy would resolve names itself, past the guard
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ActivityHeadersPropagator = null, // a test webhook carries only typed headers
    };
}
