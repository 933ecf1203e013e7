using System.Net;
using Microsoft.Extensions.Options;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>Decides about one address, at the moment of connecting to it.</summary>
internal sealed class OutboundPolicy(
    IOptions<OutboundOptions> options, IHostEnvironment environment, OwnAddress ownAddress)
{
    public bool Allows(IPAddress address, int port) =>
        options.Value.AllowPrivateNetworks
        || AddressRules.IsPublic(address)
        || (environment.IsDevelopment() && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6)
        || ownAddress.Includes(address, port);
}
