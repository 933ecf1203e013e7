using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebhookDashboard.Outbound;

/// <summary>Where this server itself listens. Known once it has started; asked each time, since it may choose its port.</summary>
internal sealed class OwnAddress(IServer server, IConfiguration configuration)
{
    /// <summary>The base address by which the server reaches itself, with a slash at its end; null when it can't.</summary>
    public Uri? Loopback()
    {
        // Plain HTTP first: the certificate of an HTTPS address need not fit the name that is used here.
        var listener = Listeners().OrderBy(address => address.Scheme == "https").FirstOrDefault();
        if (listener is null)
        {
            return null;
        }

        var host = IsWildcard(listener.Host) ? "127.0.0.1"
            : listener is { Host: "localhost", Scheme: "http" } ? "127.0.0.1"
            : listener.Host;
        var pathBase = configuration["PathBase"]?.Trim('/');
        return new Uri($"{listener.Scheme}://{host}:{listener.Port}/{(string.IsNullOrEmpty(pathBase) ? "" : pathBase + "/")}");
    }

    /// <summary>Whether a connection to this address and port ends at this server.</summary>
    public bool Includes(IPAddress address, int port)
    {
        foreach (var listener in Listeners())
        {
            if (listener.Port != port)
            {
                continue;
            }

            // A wildcard takes what comes to any address of this machine, and to those alone.
            if (IsWildcard(listener.Host) ? IsOfThisMachine(address)
                : listener.Host == "localhost" ? IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6
                : IPAddress.TryParse(listener.Host, out var bound) && bound.Equals(address))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<BindingAddress> Listeners() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(BindingAddress.Parse)
            .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
        ?? [];

    private static bool IsWildcard(string host) =>
        !string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        && (!IPAddress.TryParse(host, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    private static bool IsOfThisMachine(IPAddress address) =>
        address.Equals(IPAddress.Loopback)
        || address.Equals(IPAddress.IPv6Loopback)
        || Array.Exists(
            NetworkInterface.GetAllNetworkInterfaces(),
            network => network.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));
}
