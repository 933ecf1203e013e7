using System.Text;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class KilledHardTests
{
    private const int Connections = 64;
    private const int Kills = 2;
    private const int EventsBetweenKills = 1500;

    [Fact(Timeout = 180_000)]
    public async Task AcknowledgedEvents_ServerKilledUnderLoad_KeepTheirBodiesAndGrowingSequences()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var acknowledged = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var server = await DashboardProcess.StartAsync(folder);
            using var senders = new Senders(server.BaseAddress);
            var posting = senders.PostOnAsync(Connections, cancellation);
            await Until.TrueAsync(() => senders.Acknowledged.Count >= EventsBetweenKills);
            await server.KillAsync();
            await posting;
            foreach (var (id, body) in senders.Acknowledged)
            {
                acknowledged.Add(id.ToString(), body);
            }
        }

        var kept = await ReadAllAsync(folder, cancellation);

        var bodies = kept.ToDictionary(item => item.Id.ToString(), item => Encoding.UTF8.GetString(item.Body));
        Assert.All(acknowledged, sent => Assert.Equal(sent.Value, bodies.GetValueOrDefault(sent.Key)));
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.True(pair.First.Sequence < pair.Second.Sequence));
    }

    /// <summary>Restarts the app and reads until a newly sent event, which must come last.</summary>
    private static async Task<IReadOnlyList<TailedEvent>> ReadAllAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        await using var server = await DashboardProcess.StartAsync(folder);
        using var senders = new Senders(server.BaseAddress);
        var last = await senders.PostOneAsync(cancellationToken);
        var kept = new List<TailedEvent>();
        await foreach (var item in Tail.ReadAsync(server.BaseAddress, after: 0, cancellationToken))
        {
            kept.Add(item);
            if (item.Id == last)
            {
                break;
            }
        }

        return kept;
    }
}
