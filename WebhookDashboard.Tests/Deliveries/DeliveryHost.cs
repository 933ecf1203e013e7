using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Domain;
using WebhookDashboard.Listening;
using WebhookDashboard.Outbound;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>The room Deliveries alone, with a clock that a test moves.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DeliveryHost(WebApplication app, FakeTimeProvider clock, CapturedLogs logs) => (_app, Clock, Logs) = (app, clock, logs);

    public FakeTimeProvider Clock { get; }

    public CapturedLogs Logs { get; }

    public static async Task<DeliveryHost> StartAsync(TemporaryFolder folder, IInterceptor? interceptor = null, params Destination[] destinations)
    {
        var database = folder.File("deliveries.db");
        await MigratedDatabase.CopyToAsync(database);
        var clock = new FakeTimeProvider(AnEvent.SomeTime);
        var logs = new CapturedLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={database}";
        builder.AddListening();
        builder.AddData();
        builder.AddOutbound();
        builder.AddDeliveries();
        builder.Services.AddSingleton<TimeProvider>(clock);
        foreach (var destination in destinations)
        {
            builder.Services.AddDestination(_ => destination);
        }

        if (interceptor is not null)
        {
            builder.Services.AddSingleton(interceptor);
        }

        var app = builder.Build();
        await app.StartAsync();
        return new DeliveryHost(app, clock, logs);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public NewDelivery New(string destination, string text, string? key = null) =>
        new(destination, Encoding.UTF8.GetBytes(text), Clock.GetUtcNow()) { OrderingKey = key };

    /// <summary>Enqueues in one transaction.</summary>
    public async Task EnqueueAsync(params IEnumerable<NewDelivery> deliveries)
    {
        using var turn = await Get<IWriteGate>().EnterAsync(CancellationToken.None);
        await using var context = await OpenAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        foreach (var delivery in deliveries)
        {
            await context.EnqueueAsync(delivery, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    public Task<DashboardContext> OpenAsync() => Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync();

    /// <summary>As they lie in the database, in the order in which they were enqueued.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> RowsAsync()
    {
        await using var context = await OpenAsync();
        return await context.Deliveries.AsNoTracking().Include(row => row.Payload).OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<DeliveryRow> RowAsync(string text) =>
        (await RowsAsync()).Single(row => Encoding.UTF8.GetString(row.Payload!.Bytes) == text);

    public Task StandsAsync(string text, DeliveryState state) =>
        Until.EqualAsync(state, async () => (await RowAsync(text)).State, what: $"state of {text}");

    public Task AttemptedAsync(string text, int times) =>
        Until.EqualAsync(times, async () => (await RowAsync(text)).AttemptCount, what: $"attempts of {text}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
