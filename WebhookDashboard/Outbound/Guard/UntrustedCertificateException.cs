using System.Security.Authentication;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>Thrown when the other side's certificate is not trusted.</summary>
internal sealed class UntrustedCertificateException(CertificateFault fault) : AuthenticationException(fault.What)
{
    public CertificateFault Fault { get; } = fault;
}
