using System.Net;

namespace WebhookDashboard.Access;

/// <summary>Formats the address that a request came from.</summary>
internal static class RemoteAddress
{
    public static string? Text(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
}
