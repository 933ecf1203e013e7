using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>A program that follows the log through the hub, with the real client over a real port.</summary>
internal static class Tail
{
    /// <summary>Reads from a cursor until the connection ends or the reader stops.</summary>
    public static async IAsyncEnumerable<TailedEvent> ReadAsync(
        Uri server, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "hubs/events"), HttpTransportType.WebSockets, http => http.SkipNegotiation = true)
            .Build();
        await connection.StartAsync(cancellationToken);
        var stream = connection.StreamAsync<TailedEvent>("Tail", new { after }, cancellationToken);
        await foreach (var item in stream.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
