using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Outbound;

/// <summary>Says in one sentence why no answer came, and what to do.</summary>
internal static class SendFault
{
    public static string TimedOut(TimeSpan timeout) =>
        $"No answer within {timeout.TotalSeconds:0.#} s: see whether the receiver is up, and let it answer before it works.";

    public static string Describe(HttpRequestException exception, Uri target)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OutboundRefusedException refused:
                    return $"Not sent: {refused.Host} is at {refused.Address}, a private or reserved address; set Outbound:AllowPrivateNetworks to true to allow it.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return $"Nothing listens at {target.Authority}: start the receiver there, or correct the address.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"The name {target.Host} is not known: correct the address.";
                case SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable }:
                    return $"There is no way to {target.Authority} from this server: check its network.";
                case AuthenticationException:
                    return $"{target.Authority} speaks no TLS that can be trusted: check its certificate, or use http://.";
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return $"{target.Authority} closed the connection without an answer: look into its log.";
                case HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return $"{target.Authority} does not answer in HTTP: check scheme and port.";
            }
        }

        return $"The connection to {target.Authority} broke off: look into the receiver's log, and send again.";
    }
}
