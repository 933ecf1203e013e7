using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Live;

/// <summary>Finds the server's own hub, once the server listens.</summary>
internal sealed class HubAddress(IServer server, IConfiguration configuration, IOptions<LiveOptions> options)
{
    public const string Path = "/hubs/events";

    /// <summary>To be asked once the server has started.</summary>
    public Uri Find()
    {
        if (options.Value.Url is { } set)
        {
            return set;
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

        // Plain http first: it needs no certificate to be believed.
        var address = addresses.OrderBy(a => a.StartsWith("https", StringComparison.OrdinalIgnoreCase)).First();

        var bound = BindingAddress.Parse(address);
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" or "" ? "127.0.0.1" : bound.Host;
        var prefix = configuration["PathBase"]?.TrimEnd('/');
        return new Uri($"{bound.Scheme}://{host}:{bound.Port}{prefix}{Path}");
    }
}
