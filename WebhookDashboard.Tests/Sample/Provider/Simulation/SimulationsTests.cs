using WebhookDashboard.Sample.Provider.Simulation;
using WebhookDashboard.Tests.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Simulation;

/// <summary>Simulations on two servers with one database and stopped clocks.</summary>
public sealed class SimulationsTests : IAsyncLifetime
{
    private static readonly SimulationPlan Plan = new(ChangesPerMinute: 60, LostPercent: 0);

    private readonly TemporaryFolder _folder = new();
    private ScriptedReceiver _receiver = null!;
    private ShopHost _first = null!;
    private ShopHost _second = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await ScriptedReceiver.StartAsync();
        _first = await ShopHost.StartAsync(_folder, _receiver);
        _second = await ShopHost.StartAsync(_folder, _receiver);
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_InTheSameSecondAsOthers_HasAProductOfItsOwn()
    {
        await using var one = await OpenAsync(_first);
        await using var other = await OpenAsync(_first);
        await using var elsewhere = await OpenAsync(_second);

        Assert.Equal(3, new[] { IdOf(one), IdOf(other), IdOf(elsewhere) }.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_InTheSecondInWhichAnotherEnded_HasAProductOfItsOwn()
    {
        var ended = await OpenAsync(_first);
        var id = IdOf(ended);
        await ended.DisposeAsync();

        await using var next = await OpenAsync(_first);

        Assert.NotEqual(id, IdOf(next));
    }

    private static int IdOf(IAsyncEnumerator<LedgerEntry> simulation) => Assert.IsType<LedgerEntry.Opened>(simulation.Current).ProductId;

    private static async Task<IAsyncEnumerator<LedgerEntry>> OpenAsync(ShopHost shop)
    {
        var simulation = shop.Get<Simulations>().RunAsync(Plan, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await simulation.MoveNextAsync());
        return simulation;
    }
}
