using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Hosts only the rooms Data and Events, with a clock that a test moves.</summary>
internal sealed class LogHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LogHost(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IEventLog Log => Get<IEventLog>();

    public static async Task<LogHost> StartAsync(
        string connectionString, (string Key, string Value)[] settings, Action<IServiceCollection>? services = null)
    {
        await MigratedDatabase.CopyToAsync(new SqliteConnectionStringBuilder(connectionString).DataSource);
        var clock = new FakeTimeProvider(AnEvent.SomeTime);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Dashboard"] = connectionString;
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.AddData();
        builder.AddAudit();
        builder.AddEvents();
        builder.Services.AddSingleton<TimeProvider>(clock);
        foreach (var endpoint in EndpointSignatures.MadeForTheShop)
        {
            builder.Services.AddSingleton(endpoint); // As the app has them, unless its sample is off.
        }

        services?.Invoke(builder.Services);
        var app = builder.Build();
        await app.StartAsync();
        return new LogHost(app, clock);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<long> KeepAsync(AnEvent anEvent) => (await AppendAsync(anEvent.Build())).Sequence;

    public async Task<AppendResult.Stored> AppendAsync(ReceivedWebhook webhook) =>
        (AppendResult.Stored)await Log.AppendAsync(webhook, CancellationToken.None);

    public async Task<IReadOnlyList<EventSummary>> AllAsync(EventFilter? filter = null) =>
        (await Log.PageAsync(filter ?? EventFilter.All, new PageRequest(Limit: 10_000), CancellationToken.None)).Items;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
