using System.Net;
using WebhookDashboard.Outbound.Guard;

namespace WebhookDashboard.Components.Shared;

/// <summary>Whether senders on the internet can reach an address, as far as the address tells.</summary>
internal static class PublicReach
{
    private static readonly string[] LocalSuffixes = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];

    public static bool IsLocal(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var ip)
            ? !AddressRules.IsPublic(ip)
            : !host.Contains('.') || LocalSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The line that opens a tunnel from the internet to an address.</summary>
    public static string TunnelLine(Uri address) => $"cloudflared tunnel --url {address.GetLeftPart(UriPartial.Authority)}";
}
