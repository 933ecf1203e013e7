using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebhookDashboard.Listening;

/// <summary>
/// The certificates that this server presents. They may be self-signed or for another name than the one by which the server
/// reaches itself. Whoever presents one has its private key, and therefore is this server.
/// </summary>
internal sealed class OwnCertificates
{
    private readonly ConcurrentDictionary<string, bool> _thumbprints = new(StringComparer.Ordinal);

    /// <summary>Notes the certificate of a handshake. Called before each handshake of the server.</summary>
    public void Note(SslServerAuthenticationOptions handshake)
    {
        if (handshake.ServerCertificateContext?.TargetCertificate is { } certificate)
        {
            _thumbprints.TryAdd(Thumbprint(certificate), true);
        }
    }

    public bool Contains(X509Certificate? certificate) =>
        certificate is not null && _thumbprints.ContainsKey(Thumbprint(certificate));

    private static string Thumbprint(X509Certificate certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
