using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Shop;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Shop.Provider;

/// <summary>Opens the shop: fills it at the very first start, and says at each which secret it signs with.</summary>
internal sealed class StoreStart(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IOptions<ShopOptions> options,
    SigningSecret secret,
    TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var state = await context.StoreState.FindAsync([StoreStateRow.OnlyId], cancellationToken);
        if (state is null)
        {
            state = new StoreStateRow { WebhookSecret = StandardWebhooksSecret.New() };
            context.Add(state);
            context.AddRange(StoreSeed.Rows(time.GetUtcNow()));
            await context.SaveChangesAsync(cancellationToken);
        }

        secret.Value = options.Value.WebhookSecret ?? state.WebhookSecret;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
