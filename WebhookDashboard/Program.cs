using WebhookDashboard;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Browsers;
using WebhookDashboard.Access.Proxies;
using WebhookDashboard.Api;
using WebhookDashboard.Audit;
using WebhookDashboard.Compare;
using WebhookDashboard.Components;
using WebhookDashboard.Data;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Events;
using WebhookDashboard.Health;
using WebhookDashboard.Ingest;
using WebhookDashboard.Listening;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound;
using WebhookDashboard.Pull;
using WebhookDashboard.Quality;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Provider;

try
{
    // Settings are read once and validated. Watching their files would watch the whole folder, including every write to a
    // database in it.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    var started = StartFailure.Quieten(builder.Logging);
    builder.WebHost.UseStaticWebAssets();
    builder.AddRequestDiagnostics();
    builder.AddListening();
    builder.AddQuietCollection();
    builder.AddData();
    builder.AddAudit();
    builder.AddEvents();
    builder.AddQuality();
    builder.AddIngest();
    builder.AddLive();
    builder.AddOutbound();
    builder.AddDeliveries();
    builder.AddPull();
    builder.AddAccess();
    builder.AddApi();
    builder.AddHealth();
    builder.AddComponents();
    var hasSample = builder.HasSample();
    if (hasSample)
    {
        builder.AddShop();
        builder.AddShopProvider();
        builder.AddShopClient();
        builder.AddShopConsumer();
        builder.AddCompare();
        builder.AddSamplePages();
    }

    var app = builder.Build();
    StartFailure.CheckSettings(app.Services);
    app.Lifetime.ApplicationStarted.Register(started);
    app.UseIngestPaths();
    app.UseReverseProxy(refused: app.Services.GetRequiredService<MisdirectedRequests>().EndAsync);
    app.UseRouting(); // Ingest endpoints answer here: senders skip all middleware that only pages need.
    app.UseRequestDiagnostics();
    app.UseMisdirectedRequests();
    app.UseStopLimit();
    app.UseBrowserErrors();
    app.MapAccess();
    app.MapIngest();
    if (hasSample)
    {
        app.MapShopProvider();
    }

    app.MapLive();
    app.MapApi();
    app.MapHealth();
    app.MapComponents();
    await app.RunAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // The server was stopped during startup, or while requests (a long download) were still running when the shutdown time
    // ended. Every acknowledged event is on disk.
    return 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
