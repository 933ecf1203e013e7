using System.Net;

namespace WebhookDashboard.Access;

/// <summary>Where a request came from, as people read it.</summary>
internal static class RemoteAddress
{
    public static string? Text(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
}
