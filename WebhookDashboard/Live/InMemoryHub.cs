using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace WebhookDashboard.Live;

/// <summary>
/// Connects hub clients of this process to the hub through pipes, so that they need no address, certificate or key. Such a
/// connection bypasses authentication and the endpoint's policy; the hub sees the principal that is passed here.
/// </summary>
internal sealed class InMemoryHub(HubConnectionHandler<EventsHub> hub)
{
    /// <summary>The principal of the app itself.</summary>
    public static readonly ClaimsPrincipal App = new(
        new ClaimsIdentity([new Claim(ClaimTypes.Name, "the app")], authenticationType: nameof(InMemoryHub)));

    /// <param name="user">The principal that the hub sees; null: anonymous.</param>
    public HubConnection NewClient(ClaimsPrincipal? user)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new InMemoryEndPoint());
        builder.Services.AddSingleton<IConnectionFactory>(new Factory(this, user));
        return builder.Build();
    }

    private ClientConnection Connect(ClaimsPrincipal? user)
    {
        var (client, server) = DuplexPipe.CreatePair();
        return new ClientConnection(client, Task.Run(() => ServeAsync(server, user)));
    }

    private async Task ServeAsync(DuplexPipe pipe, ClaimsPrincipal? user)
    {
        await using var connection = new DefaultConnectionContext(Guid.NewGuid().ToString("N")) { Transport = pipe, User = user };
        connection.Features.Set<IConnectionInherentKeepAliveFeature>(InherentKeepAlive.Instance);
        Exception? fault = null;
        try
        {
            await hub.OnConnectedAsync(connection);
        }
        catch (Exception e)
        {
            fault = e; // The client's next read throws it.
        }

        await pipe.CompleteAsync(fault);
    }

    private sealed class Factory(InMemoryHub hub, ClaimsPrincipal? user) : IConnectionFactory
    {
        public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<ConnectionContext>(hub.Connect(user));
    }

    /// <summary>Stands in for the end point that SignalR's client requires and the factory ignores.</summary>
    private sealed class InMemoryEndPoint : EndPoint;

    /// <summary>Turns pings off: neither end can disappear unnoticed.</summary>
    private sealed class InherentKeepAlive : IConnectionInherentKeepAliveFeature
    {
        public static readonly InherentKeepAlive Instance = new();

        public bool HasInherentKeepAlive => true;
    }

    /// <summary>The client's end. Disposing it closes the connection and waits until the hub has released it.</summary>
    private sealed class ClientConnection : DefaultConnectionContext
    {
        private readonly DuplexPipe _pipe;
        private readonly Task _served;

        public ClientConnection(DuplexPipe pipe, Task served)
        {
            _pipe = pipe;
            _served = served;
            Transport = pipe;
            Features.Set<IConnectionInherentKeepAliveFeature>(InherentKeepAlive.Instance);
        }

        public override async ValueTask DisposeAsync()
        {
            await _pipe.CompleteAsync();
            await _served;
            await base.DisposeAsync();
        }
    }
}
