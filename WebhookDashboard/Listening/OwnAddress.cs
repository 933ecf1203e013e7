using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebhookDashboard.Listening;

/// <summary>
/// Tells where this server listens. Known once it has started; read each time, since the server may choose its port.
/// </summary>
internal sealed class OwnAddress(IServer server, IConfiguration configuration)
{
    /// <summary>
    /// The name of this server in URLs where no other is known: for its Unix socket, since a URL can't contain a path of the
    /// file system, and for a request that names no host. No other server can have this name, since <c>.localhost</c> is
    /// reserved (RFC 6761).
    /// </summary>
    public const string Name = "webhook-dashboard.localhost";

    /// <summary>The base address at which the server reaches itself, with a trailing slash; null if there is none.</summary>
    public Uri? Loopback() => Preferred() is { } listener ? UrlOf(listener, HostFor(listener, wildcard: "127.0.0.1")) : null;

    /// <summary>The base address to open in a browser on this machine; null if the server listens on no port.</summary>
    public Uri? ForBrowser() =>
        Preferred() is { IsUnixPipe: false } listener ? UrlOf(listener, HostFor(listener, wildcard: "localhost")) : null;

    /// <summary>Whether a connection to this address and port reaches this server.</summary>
    public bool Includes(IPAddress address, int port)
    {
        foreach (var listener in Listeners())
        {
            if (listener.IsUnixPipe || listener.Port != port)
            {
                continue;
            }

            // A wildcard accepts connections to any address of this machine, and only those.
            if (IsWildcard(listener.Host) ? IsOfThisMachine(address)
                : IsLocalhost(listener.Host) ? IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6
                : IPAddress.TryParse(listener.Host, out var bound) && bound.Equals(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of this server's Unix socket if host and port stand for it; otherwise null.</summary>
    public string? SocketOf(string host, int port) => host.Equals(Name, StringComparison.OrdinalIgnoreCase)
        ? Listeners().FirstOrDefault(listener => listener.IsUnixPipe && DefaultPortOf(listener) == port)?.UnixPipePath
        : null;

    /// <summary>Prefers plain HTTP to HTTPS, whose certificate may be for another name, and a port to a socket.</summary>
    private BindingAddress? Preferred() =>
        Listeners().OrderBy(IsHttps).ThenBy(listener => listener.IsUnixPipe).FirstOrDefault();

    private IEnumerable<BindingAddress> Listeners() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(BindingAddress.Parse)
            .Where(address => !address.IsNamedPipe)
        ?? [];

    private Uri UrlOf(BindingAddress listener, string host)
    {
        var pathBase = configuration["PathBase"]?.Trim('/');
        var port = listener.IsUnixPipe ? DefaultPortOf(listener) : listener.Port;
        return new Uri($"{listener.Scheme}://{host}:{port}/{(string.IsNullOrEmpty(pathBase) ? "" : pathBase + "/")}");
    }

    private static string HostFor(BindingAddress listener, string wildcard) =>
        listener.IsUnixPipe ? Name
        : IsWildcard(listener.Host) ? wildcard
        : IsLocalhost(listener.Host) && !IsHttps(listener) ? wildcard
        : listener.Host;

    private static bool IsHttps(BindingAddress listener) =>
        listener.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    private static int DefaultPortOf(BindingAddress listener) => IsHttps(listener) ? 443 : 80;

    private static bool IsLocalhost(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static bool IsWildcard(string host) =>
        !IsLocalhost(host)
        && (!IPAddress.TryParse(host, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    private static bool IsOfThisMachine(IPAddress address) =>
        address.Equals(IPAddress.Loopback)
        || address.Equals(IPAddress.IPv6Loopback)
        || Array.Exists(
            NetworkInterface.GetAllNetworkInterfaces(),
            network => network.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));
}
