using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WebhookDashboard.Tests.TestKit.Network;

/// <summary>Accepts connections on a free port and has each one carried somewhere else.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<TcpClient, CancellationToken, Task> _carry;
    private readonly Task _accepting;

    /// <param name="carry">Carries one connection until one side closes it or the token is cancelled.</param>
    public Forwarder(Func<TcpClient, CancellationToken, Task> carry)
    {
        _carry = carry;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient accepted)
    {
        using (accepted)
        {
            try
            {
                await _carry(accepted, _stop.Token);
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or AuthenticationException)
            {
                // One side closed first, or did not trust a certificate and reports that itself.
            }
        }
    }
}
