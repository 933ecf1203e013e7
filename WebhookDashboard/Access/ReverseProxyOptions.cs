using System.Net;

namespace WebhookDashboard.Access;

/// <summary>What a reverse proxy in front needs: <c>PathBase</c> and <c>ForwardedHeaders:KnownProxies</c>.</summary>
internal sealed class ReverseProxyOptions
{
    public const string PathBaseKey = "PathBase";
    public const string KnownProxiesKey = "ForwardedHeaders:KnownProxies";

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>The prefix that everything is served under, <c>/hooks-dashboard</c>; empty: none.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>Addresses, or networks as <c>10.0.0.0/8</c>, whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];

    /// <summary>The proxies as networks; an address is one of a single machine.</summary>
    public IEnumerable<IPNetwork> Networks => KnownProxies.Select(text => Parse(text)!.Value);

    public static void Read(ReverseProxyOptions options, IConfiguration configuration)
    {
        options.PathBase = configuration[PathBaseKey]?.TrimEnd('/') ?? "";

        // A list in a file, or one text as environment variables and command lines have it.
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
