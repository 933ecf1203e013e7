using System.Net;

namespace WebhookDashboard.Access.Proxies;

/// <summary>
/// Settings for a reverse proxy in front of the app: <c>PathBase</c> and <c>ForwardedHeaders:KnownProxies</c>.
/// </summary>
internal sealed class ReverseProxyOptions
{
    public const string PathBaseKey = "PathBase";
    public const string KnownProxiesKey = "ForwardedHeaders:KnownProxies";

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The prefix that everything is served under, such as <c>/hooks-dashboard</c>; empty: none.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>, whose <c>X-Forwarded-*</c> headers are trusted.</summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    /// <summary>The trusted proxies as networks; an address is a network of one.</summary>
    public IEnumerable<IPNetwork> Networks => KnownProxies.Select(text => Parse(text)!.Value);

    public static void Read(ReverseProxyOptions options, IConfiguration configuration)
    {
        options.PathBase = configuration[PathBaseKey]?.TrimEnd('/') ?? "";

        // A list in a file, or separated text in environment variables and on command lines.
        var section = configuration.GetSection(KnownProxiesKey);
        options.KnownProxies =
        [
            .. section.GetChildren().Select(child => child.Value).Append(section.Value)
                .SelectMany(text => text?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? []),
        ];
    }

    public static IPNetwork? Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
