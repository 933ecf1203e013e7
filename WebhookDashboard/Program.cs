using WebhookDashboard;
using WebhookDashboard.Access;
using WebhookDashboard.Api;
using WebhookDashboard.Audit;
using WebhookDashboard.Compare;
using WebhookDashboard.Components;
using WebhookDashboard.Data;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Events;
using WebhookDashboard.Health;
using WebhookDashboard.Ingest;
using WebhookDashboard.Ingest.Wire;
using WebhookDashboard.Listening;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Sample.Consumer;
using WebhookDashboard.Sample.Provider;

try
{
    // Settings are read once and checked. Watching their files would watch the whole folder, and with it every write to
    // the database that lies there.
    var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    var started = StartFailure.Quieten(builder.Logging);
    builder.WebHost.UseStaticWebAssets();
    builder.AddRequestDiagnostics();
    builder.AddListening();
    builder.AddQuietCollection();
    builder.AddData();
    builder.AddAudit();
    builder.AddEvents();
    builder.AddIngest();
    builder.AddLive();
    builder.AddOutbound();
    builder.AddDeliveries();
    builder.AddShop();
    builder.AddShopProvider();
    builder.AddPull();
    builder.AddShopClient();
    builder.AddShopConsumer();
    builder.AddCompare();
    builder.AddAccess();
    builder.AddApi();
    builder.AddHealth();
    builder.AddComponents();

    var app = builder.Build();
    StartFailure.CheckSettings(app.Services);
    app.Lifetime.ApplicationStarted.Register(started);
    app.UseRequestHeads();
    app.UseDoorPaths();
    app.UseReverseProxy();
    app.UseRouting(); // Senders' doors answer right there: nothing that pages need costs them time.
    app.UseRequestDiagnostics();
    app.UseRefusedBodies();
    app.UseStopLimit();
    app.UseBrowserErrors();
    app.MapAccess();
    app.MapIngest();
    app.MapShopProvider();
    app.MapLive();
    app.MapApi();
    app.MapHealth();
    app.MapComponents();
    await app.RunAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // Stopped before it had started, or with requests (a long download) still under way when the time to stop was over.
    // What was acknowledged is on the disk.
    return 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
