using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;

namespace WebhookDashboard.Events;

/// <summary>Sets the head to the last sequence that was stored before the server was stopped or killed.</summary>
internal sealed class LogHeadInitializer(IDbContextFactory<DashboardContext> contexts, LogHead head) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        head.MoveTo(await context.LogState.Select(s => s.Head).SingleAsync(cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
