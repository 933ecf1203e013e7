using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Quality.Reading;
using WebhookDashboard.Quality.Shapes;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>What is measured of delivery by a server that is killed meanwhile counts each event once.</summary>
public sealed class KilledQualityTests
{
    private const int Events = 6_000;

    /// <summary>So many that each event is in a step of its own, and the reader takes many short turns.</summary>
    private static readonly string[] Endpoints = ["inbox", "payment", "inventory", "users", "orders", "chat"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Quality_ServerKilledWhileItMeasures_CountsEachEventOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var database = $"Data Source={folder.File("dashboard.db")}";
        await KeepAsync(database);
        var measured = 0L;
        for (var kill = 0; kill < 3; kill++)
        {
            await using (var server = await DashboardProcess.StartAsync(folder, ("Sample:Enabled", "false")))
            {
                var behind = await BehindAsync(server.Client);
                await Until.TrueAsync(async () => await BehindAsync(server.Client) < behind);
                await server.KillAsync(); // It is in the midst of the next turn.
            }

            var before = measured;
            measured = await CheckAsync(database, cancellation);
            Assert.InRange(measured, before + 1, Events - 1);
        }

        await using (var server = await DashboardProcess.StartAsync(folder, ("Sample:Enabled", "false")))
        {
            await Until.EqualAsync(0L, () => BehindAsync(server.Client));
        }

        Assert.Equal(Events, await CheckAsync(database, cancellation));
    }

    /// <summary>Keeps more than the reader measures in a moment. Some are repeats.</summary>
    private static async Task KeepAsync(string database)
    {
        await using var host = await LogHost.StartAsync(database, []);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var part in Enumerable.Range(0, Events).Chunk(1_000))
        {
            await Task.WhenAll(part.Select(i => host.KeepAsync(
                AnEvent.To(Endpoints[i % Endpoints.Length]).At(now.AddSeconds(-8 * i)).WithProviderEventId($"{i % 4_500}").WithBody($"[{i}]"))));
        }
    }

    private static async Task<long> BehindAsync(HttpClient client) => JsonDocument.Parse(
        await client.GetStringAsync(new Uri("api/v1/quality/inbox", UriKind.Relative), Cancel)).RootElement.GetProperty("behind").GetInt64();

    /// <summary>The counts are those of the events up to the cursor.</summary>
    /// <returns>The number of these events.</returns>
    private static async Task<long> CheckAsync(string database, CancellationToken cancellation)
    {
        await using var host = await LogHost.StartAsync(database, []);
        var cursor = await host.Get<IReaderCursors>().ReadAsync(QualityReader.ReaderName, cancellation);
        await using var context = await host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(cancellation);
        var events = await context.Events.LongCountAsync(row => row.Sequence <= cursor, cancellation);
        var repeats = await context.Events.LongCountAsync(row => row.Sequence <= cursor && row.DuplicateOf != null, cancellation);
        var steps = await context.Set<QualityStepRow>().ToListAsync(cancellation);
        var types = await context.Set<QualityTypeRow>().ToListAsync(cancellation);

        Assert.All(StepLevel.All, level =>
        {
            var ofLevel = steps.Where(step => step.Seconds == level.Seconds).ToList();
            Assert.Equal((events, repeats), (ofLevel.Sum(step => step.Events), ofLevel.Sum(step => step.Repeats)));
        });
        Assert.Equal(events, types.Sum(type => TypeShape.Read(type.Shape).Payloads));
        return events;
    }
}
