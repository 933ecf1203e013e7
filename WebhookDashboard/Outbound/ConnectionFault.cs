using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Outbound;

/// <summary>Why no answer came over a connection. Each caller puts it in words for who reads them.</summary>
internal abstract record ConnectionFault
{
    /// <summary>The policy forbids the address; nothing left this server.</summary>
    public sealed record Guarded(OutboundRefusedException Refusal) : ConnectionFault;

    public sealed record NothingListens : ConnectionFault;

    public sealed record NameUnknown : ConnectionFault;

    public sealed record NoWay : ConnectionFault;

    public sealed record NotTrusted(CertificateFault Certificate) : ConnectionFault;

    /// <summary>No TLS came about, and not for the certificate: the two have no version in common, or the port speaks none.</summary>
    public sealed record NoHandshake : ConnectionFault;

    public sealed record ClosedWithoutAnswer : ConnectionFault;

    public sealed record NotHttp : ConnectionFault;

    public sealed record BrokeOff : ConnectionFault;

    /// <summary>Whether the port may speak TLS where plain HTTP was asked, or the other way round.</summary>
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
