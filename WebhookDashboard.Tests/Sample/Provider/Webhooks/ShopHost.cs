using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Provider;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

/// <summary>Hosts only the shop, with a clock that the test moves and a destination that the test sets.</summary>
internal sealed class ShopHost : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly WebApplication _app;

    private ShopHost(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public static async Task<ShopHost> StartAsync(
        TemporaryFolder folder, IWebhookAddresses addresses, DateTimeOffset? at = null, string? secret = Secret)
    {
        var database = folder.File("shop.db");
        await MigratedDatabase.CopyToAsync(database);
        var clock = new FakeTimeProvider(at ?? AnEvent.SomeTime);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={database}";
        builder.Configuration["Outbound:AllowPrivateNetworks"] = "true";
        builder.Configuration["Shop:WebhookSecret"] = secret;
        builder.AddData();
        builder.AddListening();
        builder.AddOutbound();
        builder.AddDeliveries();
        builder.AddShop();
        builder.AddShopProvider();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(addresses);
        var app = builder.Build();
        await app.StartAsync();
        return new ShopHost(app, clock);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Makes the shop send a chat message. Messages of one room are sent in order.</summary>
    public Task SayAsync(string room, string text) =>
        Get<ChatRooms>().SayAsync(new ChatMessage(room, "ada", text), CancellationToken.None);

    /// <summary>The shop's deliveries in the database, oldest first.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> RowsAsync()
    {
        await using var context = await Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync();
        return await context.Deliveries.AsNoTracking().Include(row => row.Payload)
            .Where(row => row.Destination == StoreWebhook.Destination).OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<DeliveryRow> RowAsync(string text) => (await RowsAsync()).Single(row => AMessage.TextOf(row) == text);

    public Task AttemptedAsync(string text, int times) =>
        Until.EqualAsync(times, async () => (await RowAsync(text)).AttemptCount, what: $"attempts of {text}");

    public Task StandsAsync(string text, DeliveryState state) =>
        Until.EqualAsync(state, async () => (await RowAsync(text)).State, what: $"state of {text}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
