using System.Net.Security;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Accepts HTTP/1.0 clients over TLS. Kestrel speaks HTTP/1.0 but offers only HTTP/1.1 and HTTP/2 in the handshake, and a
/// client that names <c>http/1.0</c> (<c>curl -0</c>) then aborts it.
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
