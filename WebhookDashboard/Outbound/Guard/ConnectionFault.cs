using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>Why a connection brought no answer. Each caller words it for its own readers.</summary>
internal abstract record ConnectionFault
{
    /// <summary>The policy forbids the address; nothing left this server.</summary>
    public sealed record Guarded(OutboundRefusedException Refusal) : ConnectionFault;

    public sealed record NothingListens : ConnectionFault;

    public sealed record NameUnknown : ConnectionFault;

    public sealed record NoWay : ConnectionFault;

    public sealed record NotTrusted(CertificateFault Certificate) : ConnectionFault;

    /// <summary>The TLS handshake failed for another reason than the certificate: no common version, or a port without TLS.</summary>
    public sealed record NoHandshake : ConnectionFault;

    public sealed record ClosedWithoutAnswer : ConnectionFault;

    public sealed record NotHttp : ConnectionFault;

    public sealed record BrokeOff : ConnectionFault;

    /// <summary>Whether the cause may be a wrong scheme: HTTP to a TLS port or the reverse.</summary>
    public bool MayBeOfTheScheme => this is NoHandshake or ClosedWithoutAnswer or NotHttp or BrokeOff;

    public static ConnectionFault Of(Exception exception)
    {
        ConnectionFault unless = new BrokeOff();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OutboundRefusedException refused:
                    return new Guarded(refused);
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return new NothingListens();
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new NameUnknown();
                case SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable }:
                    return new NoWay();
                case UntrustedCertificateException untrusted:
                    return new NotTrusted(untrusted.Fault);
                case AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    unless = new NoHandshake();
                    break;
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new ClosedWithoutAnswer();
                case HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return new NotHttp();
            }
        }

        return unless;
    }
}
