using WebhookDashboard.Access;
using WebhookDashboard.Api;
using WebhookDashboard.Components;
using WebhookDashboard.Components.Pages.Errors;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.AddData();
builder.AddEvents();
builder.AddIngest();
builder.AddLive();
builder.AddOutbound();
builder.AddAccess();
builder.AddApi();
builder.AddComponents();

var app = builder.Build();
app.UseErrorPages();
app.MapAccess();
app.MapIngest();
app.MapLive();
app.MapApi();
app.MapComponents();
await app.RunAsync();
