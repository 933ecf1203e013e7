using System.Net;
using WebhookDashboard.Access.Browsers;

namespace WebhookDashboard.Access;

/// <summary>
/// Tells whether a request was made on this machine, directly to this app. In Development such requests are signed in, so any
/// sign of a proxy or tunnel counts against them. A raw TCP tunnel whose far end sends <c>Host: localhost</c> can't be
/// recognised: never open one to a server in Development.
/// </summary>
internal sealed class DirectRequest(OwnOrigin own)
{
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CDN-Loop", "Fastly-Client-IP"];

    // X-Original-* is left by ASP.NET Core's forwarded headers middleware and by some tunnels.
    private static readonly string[] ForwardingPrefixes =
        ["X-Forwarded-", "X-Original-", "CF-", "Ngrok-", "X-Ngrok-", "X-Tunnel-", "X-MS-", "X-Azure-", "X-Envoy-", "Tailscale-", "Fly-"];

    public bool Is(HttpContext context) =>
        IsFromThisMachine(context.Connection)
        && IsToThisMachine(context.Request.Host, context.Connection.LocalPort)
        && !context.Request.Headers.Keys.Any(IsForwarding)
        && !own.IsForeign(context.Request)
        && !IsPartOfForeignPage(context.Request);

    private static bool IsFromThisMachine(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);

    private static bool IsToThisMachine(HostString host, int localPort) =>
        host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]" or "::1"
        && (localPort == 0 || (host.Port ?? 80) == localPort || (host.Port ?? 443) == localPort);

    private static bool IsForwarding(string header) =>
        ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || ForwardingPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// A link on another site may open a page; an image or a script on one is not the person at this machine.
    /// </summary>
    private static bool IsPartOfForeignPage(HttpRequest request) =>
        OwnOrigin.SaysOtherSite(request) && request.Headers["Sec-Fetch-Dest"].ToString() != "document";
}
