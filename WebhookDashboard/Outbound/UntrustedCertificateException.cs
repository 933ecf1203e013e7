using System.Security.Authentication;

namespace WebhookDashboard.Outbound;

/// <summary>The connection was not opened, since the certificate of the other side is not trusted.</summary>
internal sealed class UntrustedCertificateException(CertificateFault fault) : AuthenticationException(fault.What)
{
    public CertificateFault Fault { get; } = fault;
}
