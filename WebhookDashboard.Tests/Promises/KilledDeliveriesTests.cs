using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>The shop's webhooks, while their process is killed again and again.</summary>
public sealed class KilledDeliveriesTests
{
    private const int Kills = 3;
    private const int Rooms = 6;
    private const int MessagesBetweenKills = 90;
    private const string Key = "the-shops-key";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Queued_ServerKilledUnderLoad_ArrivesInOrderAndRecordedOnesOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        List<string> acknowledged = [];
        List<Dictionary<string, int>> recorded = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await DashboardProcess.StartAsync(folder, ("Shop:ApiKey", Key));
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            var rooms = Enumerable.Range(0, Rooms).Select(room => SayOnAsync(server.Client, $"room{room}", kill, acknowledged)).ToList();
            await Until.TrueAsync(() => CountOf(acknowledged) >= (kill + 1) * MessagesBetweenKills);
            var known = recorded.Count == 0 ? 0 : recorded[^1].Count;
            await Until.TrueAsync(async () => (await ReadRecordedAsync(folder)).Count > known);
            await server.KillAsync();
            await Task.WhenAll(rooms);
            recorded.Add(await ReadRecordedAsync(folder));
        }

        await using var host = await DashboardHost.StartAsync(new DashboardHostOptions { Folder = folder, Settings = [("Shop:ApiKey", Key)] });
        await Until.TrueAsync(() => AllDeliveredAsync(host));
        var arrived = await host.Get<IEventLog>().ReadForwardAsync(0, [EndpointSlug.Parse("chat")], 10_000, cancellation);
        var texts = arrived.Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("text").GetString()!).Distinct().ToList();
        var times = arrived.GroupBy(one => one.Summary.ProviderEventId!).ToDictionary(one => one.Key, one => one.Count());

        Assert.Empty(acknowledged.Except(texts));
        Assert.All(texts.GroupBy(text => text.Split(':')[0]), room => Assert.Equal(room.Order(StringComparer.Ordinal), room));
        Assert.All(recorded, before => Assert.NotEmpty(before));
        Assert.All(recorded.SelectMany(before => before), one => Assert.Equal((one.Key, one.Value), (one.Key, times[one.Key])));
    }

    /// <summary>Posts one message after the other until the server is gone.</summary>
    private static async Task SayOnAsync(HttpClient client, string room, int kill, List<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var text = $"{room}:{kill}:{i:00000}";
                using var answer = await client.PostAsJsonAsync(new Uri($"shop-api/rooms/{room}/messages", UriKind.Relative), new { from = "ada", text }, Cancel);
                answer.EnsureSuccessStatusCode();
                lock (acknowledged)
                {
                    acknowledged.Add(text);
                }
            }
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
    }

    private static int CountOf(List<string> acknowledged)
    {
        lock (acknowledged)
        {
            return acknowledged.Count;
        }
    }

    /// <summary>The webhooks that are recorded as delivered, and how often each has arrived.</summary>
    private static async Task<Dictionary<string, int>> ReadRecordedAsync(TemporaryFolder folder)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("dashboard.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT d.MessageId, COUNT(e.Sequence) FROM Deliveries d LEFT JOIN Events e ON e.ProviderEventId = d.MessageId
            WHERE d.Destination = 'sample-shop' AND d.State = 1 GROUP BY d.MessageId
            """;
        Dictionary<string, int> recorded = [];
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        while (await rows.ReadAsync(Cancel))
        {
            recorded.Add(rows.GetString(0), rows.GetInt32(1));
        }

        return recorded;
    }

    private static async Task<bool> AllDeliveredAsync(DashboardHost host)
    {
        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        return !await context.Deliveries.AnyAsync(row => row.State == DeliveryState.Queued, Cancel);
    }
}
