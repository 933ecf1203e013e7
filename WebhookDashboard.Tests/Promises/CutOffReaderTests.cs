using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class CutOffReaderTests
{
    private const int Events = 2000;

    [Fact(Timeout = 180_000)]
    public async Task Tail_ConnectionCutRepeatedly_DeliversEveryEventOnceInOrder()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var dashboard = await DashboardHost.StartAsync();
        await using var proxy = new CuttingProxy(dashboard.BaseAddress, minBytes: 5_000, maxBytes: 120_000, seed: 1);
        using var senders = new Senders(dashboard.BaseAddress);

        var sending = senders.PostAsync(Events, connections: 8, cancellation);
        var got = await ReadThroughCutsAsync(proxy.Address, Events, cancellation);
        await sending;

        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), got.Select(item => item.Sequence));
        Assert.Equal(senders.Acknowledged.Keys.ToHashSet(), got.Select(item => item.Id).ToHashSet());
        Assert.True(proxy.Cuts >= 10, $"{proxy.Cuts} cuts are too few to show anything.");
    }

    /// <summary>Does what a client has to do: calls again with its last sequence.</summary>
    private static async Task<IReadOnlyList<TailedEvent>> ReadThroughCutsAsync(Uri server, int count, CancellationToken cancellationToken)
    {
        var got = new List<TailedEvent>();
        while (got.Count < count)
        {
            try
            {
                await foreach (var item in Tail.ReadAsync(server, got.LastOrDefault()?.Sequence ?? 0, cancellationToken))
                {
                    got.Add(item);
                    if (got.Count == count)
                    {
                        break;
                    }
                }
            }
            catch (Exception cut) when (cut is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Whatever the client throws for a lost connection: the next round continues from the last sequence.
            }
        }

        return got;
    }
}
