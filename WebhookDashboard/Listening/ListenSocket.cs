using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace WebhookDashboard.Listening;

/// <summary>
/// Opens the sockets that the server listens on. A killed server leaves the file of its Unix socket behind, which would
/// prevent the next start.
/// </summary>
internal static class ListenSocket
{
    public static Socket Bind(EndPoint endPoint)
    {
        if (endPoint is UnixDomainSocketEndPoint && endPoint.ToString() is { } path && IsAbandoned(new FileInfo(path), endPoint))
        {
            File.Delete(path);
        }

        return SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
    }

    /// <summary>A connection to a regular file is refused as well, but a socket is empty: no data can be lost.</summary>
    private static bool IsAbandoned(FileInfo file, EndPoint endPoint)
    {
        if (!file.Exists || file.Length > 0)
        {
            return false;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(endPoint);
            return false;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
