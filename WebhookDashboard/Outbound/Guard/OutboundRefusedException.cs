using System.Net;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>A connection that the policy forbids; thrown before a byte leaves. SocketsHttpHandler wraps it.</summary>
internal sealed class OutboundRefusedException(string host, IPAddress address)
    : IOException($"Connecting to {host} at {address} is not allowed.")
{
    public string Host { get; } = host;

    public IPAddress Address { get; } = address;
}
