using System.Text;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

/// <summary>What the shop keeps over a restart.</summary>
public sealed class WebhookRestartTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ScriptedReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await ScriptedReceiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_MessageThatFailedBefore_ContinuesItsAttempts()
    {
        _receiver.AnswerWith(500);
        string id;
        await using (var shop = await ShopHost.StartAsync(_folder, _receiver))
        {
            await shop.SayAsync("a", "x");
            await shop.AttemptedAsync("x", 1);
            id = (await shop.RowAsync("x")).MessageId!;
        }

        _receiver.AnswerWith(200);
        await using var later = await ShopHost.StartAsync(_folder, _receiver, AnEvent.SomeTime.AddHours(1));

        await later.StandsAsync("x", DeliveryState.Delivered);
        Assert.Equal(2, (await later.RowAsync("x")).AttemptCount);
        Assert.Equal([id, id], _receiver.Arrived.Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task Start_MessageInFlightBefore_IsSentAgain()
    {
        _receiver.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await using (var shop = await ShopHost.StartAsync(_folder, _receiver))
        {
            await shop.SayAsync("a", "x");
            await Until.EqualAsync(1, () => _receiver.Arrived.Count);
        }

        _receiver.AnswerWith(200);
        await using var later = await ShopHost.StartAsync(_folder, _receiver);

        await later.StandsAsync("x", DeliveryState.Delivered);
        Assert.Equal((1, 2), ((await later.RowAsync("x")).AttemptCount, _receiver.Arrived.Count));
        Assert.Single(_receiver.Arrived.DistinctBy(delivery => delivery.Id));
    }

    [Fact]
    public async Task Start_ReceiverIsDown_WaitsAndDeliversWhenItIsUp()
    {
        using var port = new ReservedPort();
        await using (var shop = await ShopHost.StartAsync(_folder, new NobodysAddress(port)))
        {
            await shop.SayAsync("a", "x");
            await shop.AttemptedAsync("x", 1);
            Assert.StartsWith("Nothing is listening at 127.0.0.1", (await shop.RowAsync("x")).Error, StringComparison.Ordinal);
        }

        await using var later = await ShopHost.StartAsync(_folder, _receiver, AnEvent.SomeTime.AddHours(1));

        await later.StandsAsync("x", DeliveryState.Delivered);
    }

    [Fact]
    public async Task Start_WithoutASetSecret_KeepsTheGeneratedOne()
    {
        string first;
        await using (var shop = await ShopHost.StartAsync(_folder, _receiver, secret: null))
        {
            first = shop.Get<SigningSecret>().Value;
        }

        await using var again = await ShopHost.StartAsync(_folder, _receiver, secret: null);

        Assert.StartsWith("whsec_", first, StringComparison.Ordinal);
        Assert.Equal(first, again.Get<SigningSecret>().Value);
    }

    [Fact]
    public async Task Start_SecondTime_DoesNotFillTheShopAgain()
    {
        await using (var shop = await ShopHost.StartAsync(_folder, _receiver))
        {
            await using var context = await shop.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            await context.StoreProducts.Where(product => product.Id > 110).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await ShopHost.StartAsync(_folder, _receiver);

        Assert.Equal(10, (await again.Get<WebhookDashboard.Sample.Provider.Catalogue>().AllAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Deliver_ManyAreDone_KeepsTheLatest()
    {
        await using var shop = await ShopHost.StartAsync(_folder, _receiver);
        var kept = shop.Get<Destinations>().Find(StoreWebhook.Destination)!.KeepFinished;
        await using (var context = await shop.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            context.AddRange(Enumerable.Range(0, kept + 50).Select(i => new DeliveryRow
            {
                Destination = StoreWebhook.Destination,
                State = DeliveryState.Delivered,
                Payload = new DeliveryPayloadRow { Bytes = Encoding.UTF8.GetBytes($$"""{ "text": "{{i}}" }""") },
            }));
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await shop.SayAsync("a", "x");

        await shop.StandsAsync("x", DeliveryState.Delivered);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Until.EqualAsync(kept, async () => (await shop.RowsAsync()).Count);
        Assert.Equal(DeliveryState.Delivered, (await shop.RowAsync("x")).State);
    }

    private sealed class NobodysAddress(ReservedPort port) : IWebhookAddresses
    {
        public Uri Of(string kind) => new(port.Address, $"hooks/{kind}");
    }
}
