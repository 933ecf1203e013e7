using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// Which addresses are on the public internet. The lists are those of the IANA special-purpose registries:
/// https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry.
/// </summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] ReservedV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network; 0.0.0.0 reaches this machine
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), // link-local; where clouds answer with their machines' credentials
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast
    ];

    /// <summary>
    /// Contains all public IPv6 addresses. Outside are loopback, unique local, link-local and multicast addresses, and
    /// the forms that wrap an IPv4 address: mapped (::ffff:0:0/96), compatible (::/96) and NAT64 (64:ff9b::/96).
    /// </summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ReservedV6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo among them
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4, which wraps an IPv4 address
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(ReservedV4, network => network.Contains(address)),
        // IPNetwork.Contains does not judge a mapped address by its own bits: it finds ::ffff:8.8.8.8 in 2000::/3.
        AddressFamily.InterNetworkV6 =>
            !address.IsIPv4MappedToIPv6
            && GlobalV6.Contains(address) && !Array.Exists(ReservedV6, network => network.Contains(address)),
        _ => false,
    };
}
