using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Audit;

/// <summary>A change is audited whichever room is registered first.</summary>
public sealed class AuditOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Change_RoomsInEitherOrder_IsAudited(bool auditFirst)
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={folder.File("dashboard.db")}";
        builder.AddData();
        if (auditFirst)
        {
            builder.AddAudit();
            builder.AddEvents();
        }
        else
        {
            builder.AddEvents();
            builder.AddAudit();
        }

        await using var app = builder.Build();
        await app.StartAsync(Cancel);
        var endpoint = AnEndpoint.Named("mine").Build();
        await app.Services.GetRequiredService<IEndpointDirectory>().CreateAsync(endpoint, Cancel);
        await app.Services.GetRequiredService<IEventLog>().DeleteAsync(new EventFilter { Endpoints = [endpoint.Slug] }, Cancel);

        var lines = await app.Services.GetRequiredService<IAuditTrail>().ReadAsync(kind: null, before: null, limit: 10, Cancel);
        Assert.Equal(["Events of mine deleted: 0.", "Endpoint mine created."], lines.Select(line => line.What));
        await app.StopAsync(Cancel);
    }
}
