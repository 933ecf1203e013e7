using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using WebhookDashboard.Listening;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>
/// Decides which certificates the guarded client trusts: those that the operating system trusts for the host, and on a
/// connection to this server also those that it presents itself.
/// </summary>
internal sealed class GuardedTls(OwnCertificates own, TimeProvider time)
{
    /// <summary>Makes the TLS handshake of a connection to this server.</summary>
    public async ValueTask<Stream> SecureOwnAsync(Stream stream, string host, CancellationToken cancellationToken)
    {
        var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                        own.Contains(certificate) || Trusts(sender, certificate, chain, errors),
                },
                cancellationToken);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="UntrustedCertificateException">Says what is wrong with the certificate.</exception>
    public bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new UntrustedCertificateException(CertificateFault.Of(
                certificate as X509Certificate2, chain, errors, ((SslStream)sender).TargetHostName, time.GetUtcNow()));
}
