using WebhookDashboard;
using WebhookDashboard.Access;
using WebhookDashboard.Api;
using WebhookDashboard.Components;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Health;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var started = StartFailure.Quieten(builder.Logging);
    builder.WebHost.UseStaticWebAssets();
    builder.AddData();
    builder.AddEvents();
    builder.AddIngest();
    builder.AddLive();
    builder.AddOutbound();
    builder.AddAccess();
    builder.AddApi();
    builder.AddHealth();
    builder.AddComponents();

    var app = builder.Build();
    StartFailure.CheckSettings(app.Services);
    app.Lifetime.ApplicationStarted.Register(started);
    app.UseReverseProxy();
    app.UseBrowserErrors();
    app.MapAccess();
    app.MapIngest();
    app.MapLive();
    app.MapApi();
    app.MapHealth();
    app.MapComponents();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
