using System.Net.Sockets;
using WebhookDashboard.Listening;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Listening;

public sealed class ListenSocketTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bind_FileOfAKilledServer_IsReplaced()
    {
        var path = _folder.File("left.sock");
        using (Listen(_folder.File("other.sock")))
        {
            File.Move(_folder.File("other.sock"), path); // Under this name it outlives the socket, as it does a killed process.
        }

        using var bound = ListenSocket.Bind(new UnixDomainSocketEndPoint(path));

        Assert.True(bound.IsBound);
    }

    [Fact]
    public void Bind_FileOfARunningServer_IsNotReplaced()
    {
        var path = _folder.File("taken.sock");
        using var running = Listen(path);

        var fault = Assert.Throws<SocketException>(() => ListenSocket.Bind(new UnixDomainSocketEndPoint(path)));

        Assert.Equal(SocketError.AddressAlreadyInUse, fault.SocketErrorCode);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Bind_RegularFile_IsNotReplaced()
    {
        var path = _folder.File("dashboard.db");
        File.WriteAllText(path, "kept");

        Assert.Throws<SocketException>(() => ListenSocket.Bind(new UnixDomainSocketEndPoint(path)));

        Assert.Equal("kept", File.ReadAllText(path));
    }

    private static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        return socket;
    }
}
