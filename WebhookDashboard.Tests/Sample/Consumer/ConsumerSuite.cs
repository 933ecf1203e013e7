using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Consumer.Reading;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>A log and the consumer's transactions over it, without the engine's loop.</summary>
public abstract class ConsumerSuite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, long> _read = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The environment that the readers see.</summary>
    private protected string Environment { get; set; } = Environments.Development;

    private protected LogHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await LogHost.StartAsync($"Data Source={_folder.File("test.db")}", []);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stores events and runs the handler over all that it has not handled.</summary>
    private protected async Task HandleAsync(IEventHandler handler, params IEnumerable<AnEvent> events)
    {
        foreach (var anEvent in events)
        {
            await Host.KeepAsync(anEvent);
        }

        var waiting = await WaitingAsync(handler);
        var reader = new ShopReader(handler, new ConsumerChanges(), new UnsignedEvents(new HostingEnvironment { EnvironmentName = Environment }));
        _read[handler.Reader] = (await Host.Get<ReaderTransaction>().HandleAsync(reader, waiting, attempt: 1, Cancel)).Done;
    }

    private protected async Task<IReadOnlyList<WholeEvent>> WaitingAsync(IEventHandler handler) =>
        await Host.Log.ReadForwardAsync(_read.GetValueOrDefault(handler.Reader), [handler.Endpoint], 1000, Cancel);

    private protected Task<long> CursorAsync(IEventHandler handler) =>
        Host.Get<IReaderCursors>().ReadAsync(handler.Reader, Cancel);

    private protected async Task<DashboardContext> OpenAsync() =>
        await Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);

    private protected async Task<List<TRow>> RowsAsync<TRow>()
        where TRow : class
    {
        await using var context = await OpenAsync();
        return await context.Set<TRow>().ToListAsync(Cancel);
    }

    private protected async Task<CustomerOrderRow> OrderAsync(string id)
    {
        await using var context = await OpenAsync();
        return await context.Orders.SingleAsync(row => row.OrderId == id, Cancel);
    }

    private protected async Task<IReadOnlyList<string>> ReasonsAsync() => [.. (await RowsAsync<SetAsideRow>()).Select(row => row.Reason)];
}
