using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Sample.Provider;

/// <summary>
/// Opens the shop: fills it at the very first start, and publishes its signing secret and its key at each start.
/// </summary>
internal sealed class StoreStart(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IOptions<ShopOptions> options,
    SigningSecret secret,
    ShopKey key,
    SecretSeal seal,
    TimeProvider time) : IHostedService
{
    private const int KeyLength = 40;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var state = await context.StoreState.FindAsync([StoreStateRow.OnlyId], cancellationToken);
        if (state is null)
        {
            state = new StoreStateRow { WebhookSecret = seal.Seal(StandardWebhooksSecret.New()) };
            context.Add(state);
            context.AddRange(StoreSeed.Rows(time.GetUtcNow()));
            await context.SaveChangesAsync(cancellationToken);
        }

        key.Take(await ReadKeyAsync(context, state, cancellationToken));
        secret.Value = options.Value.WebhookSecret ?? await ReadAsync(context, state, cancellationToken);
    }

    /// <summary>Encrypts a secret that an older version stored unencrypted, and replaces one that can't be read.</summary>
    private async Task<string> ReadAsync(DashboardContext context, StoreStateRow state, CancellationToken cancellationToken)
    {
        var kept = seal.Open(state.WebhookSecret);
        secret.IsAnother = kept is null;
        if (kept is not null && SecretSeal.IsSealed(state.WebhookSecret))
        {
            return kept;
        }

        kept ??= StandardWebhooksSecret.New();
        state.WebhookSecret = seal.Seal(kept);
        await context.SaveAndEraseAsync(cancellationToken);
        return kept;
    }

    /// <summary>Generates a key if there is none or it can't be read.</summary>
    private async Task<string> ReadKeyAsync(DashboardContext context, StoreStateRow state, CancellationToken cancellationToken)
    {
        if (state.ApiKey.Length > 0 && seal.Open(state.ApiKey) is { } kept)
        {
            return kept;
        }

        var made = RandomSecret.Letters(KeyLength);
        state.ApiKey = seal.Seal(made);
        await context.SaveChangesAsync(cancellationToken);
        return made;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
