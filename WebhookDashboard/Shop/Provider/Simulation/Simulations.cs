using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Shop;
using WebhookDashboard.Shop.Provider.Routes;

namespace WebhookDashboard.Shop.Provider.Simulation;

/// <summary>
/// Changes the stock of a product that is made for it, at random moments, for as long as somebody reads what it did. Each
/// change is one like any other: the API tells it, and its webhook is sent, but for the share that shall be lost.
/// </summary>
internal sealed class Simulations(StoreWriter writer, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>How many there may be at a time: each of them writes.</summary>
    public const int MaxAtOnce = 20;

    /// <summary>From here on ids are those of simulated products, which the catalogue does not list.</summary>
    public const int FirstId = 1_000_000;

    /// <summary>After so long one ends, even if it is still read.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int MostStock = 40;
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<int, bool> _running = new();

    /// <returns>The id of a product for it; null while as many are under way as may be.</returns>
    public int? Enter()
    {
        // Not one that was used before: what somebody may still hold of that one is of another simulation.
        for (var id = FirstIdAt(time.GetUtcNow()); _running.Count < MaxAtOnce; id++)
        {
            if (_running.TryAdd(id, true))
            {
                return id;
            }
        }

        return null;
    }

    public void Leave(int id) => _running.TryRemove(id, out _);

    /// <param name="id">From <see cref="Enter"/>.</param>
    /// <param name="plan">How often it changes, and how many webhooks are lost.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<LedgerEntry> RunAsync(
        int id, SimulationPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);

        // The server's stop ends it too: it would wait for this answer, which has no end of its own.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, lifetime.ApplicationStopping, cancellationToken);
        try
        {
            var product = await OpenAsync(id, end.Token);
            yield return new LedgerEntry.Opened(id, product.Stock, StoreETag.Of([product]).ToString());
            var next = time.GetUtcNow();
            for (var version = 1; ; version++)
            {
                next += plan.Pause(Random.Shared.NextDouble());
                if (next - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, end.Token);
                }

                yield return await ChangeAsync(id, version, plan, end.Token);
            }
        }
        finally
        {
            await CloseAsync(id);
        }
    }

    /// <summary>Ids count on with the seconds, so that one tells when its simulation began.</summary>
    private static int FirstIdAt(DateTimeOffset at) => FirstId + (int)(at - Epoch).TotalSeconds;

    /// <summary>
    /// With it, those go that an end of the process has left: only such as are over by now, since another server may
    /// simulate in the same database.
    /// </summary>
    private Task<StoreProductRow> OpenAsync(int id, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            var firstUnderWay = FirstIdAt(time.GetUtcNow() - Longest);
            await context.StoreProducts
                .Where(row => row.Id >= FirstId && row.Id < firstUnderWay)
                .ExecuteDeleteAsync(cancellationToken);
            var product = new StoreProductRow
            {
                Id = id,
                Name = $"Simulated product {id}",
                PriceCents = 1000,
                Currency = StoreSeed.Currency,
                Stock = MostStock / 2,
                Version = time.GetUtcNow().ToUnixTimeMilliseconds(), // as in StoreSeed
            };
            context.Add(product);
            return product;
        },
        cancellationToken);

    private Task<LedgerEntry.Changed> ChangeAsync(
        int id, int version, SimulationPlan plan, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            var product = await context.StoreProducts.FindAsync([id], cancellationToken)
                ?? throw new InvalidOperationException($"The simulated product {id} is gone.");
            var now = time.GetUtcNow();
            product.Stock = Another(product.Stock);
            product.Version++;
            var webhook = Catalogue.Webhook(product, now);
            var lost = Random.Shared.Next(100) < plan.LostPercent;
            if (!lost)
            {
                context.Add(webhook);
            }

            return new LedgerEntry.Changed(
                version, product.Stock, now, StoreETag.Of([product]).ToString(), webhook.MessageId, lost);
        },
        cancellationToken);

    /// <summary>One that is different: sold mostly, and now and then filled up.</summary>
    private static int Another(int stock) =>
        stock < 4 ? Random.Shared.Next(MostStock / 2, MostStock) : stock - Random.Shared.Next(1, 4);

    private async Task CloseAsync(int id)
    {
        await writer.ChangeAsync(
            context => context.StoreProducts.Where(row => row.Id == id).ExecuteDeleteAsync(CancellationToken.None),
            CancellationToken.None);
    }
}
