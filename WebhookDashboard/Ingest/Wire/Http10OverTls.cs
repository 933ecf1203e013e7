using System.Net.Security;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Lets clients of HTTP/1.0 in over TLS. Kestrel speaks it, but offers HTTP/1.1 and HTTP/2 alone; a client that names its
/// protocol as <c>http/1.0</c> (<c>curl -0</c>) then ends the handshake.
/// </summary>
internal static class Http10OverTls
{
    private static readonly SslApplicationProtocol Http10 = new("http/1.0");

    public static void Offer(SslServerAuthenticationOptions tls)
    {
        if (tls.ApplicationProtocols is { } offered && offered.Contains(SslApplicationProtocol.Http11))
        {
            offered.Add(Http10);
        }
    }
}
