using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Routes;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>
/// Changes the stock of a product that is made for it, at random moments, for as long as somebody reads what it did. Each
/// change is one like any other: the API tells it, and its webhook is sent, but for the share that shall be lost.
/// </summary>
internal sealed class Simulations(StoreWriter writer, AnswerWatch answers, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>From here on ids are those of simulated products, which the catalogue does not list.</summary>
    public const int FirstId = 1_000_000;

    /// <summary>After so long one ends, even if it is still read.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int MostStock = 40;
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Lines that wait to be read. Far more than a reader leaves waiting that still reads.</summary>
    private const int MostLines = 1024;

    private int _lastId; // Of this process; its turn to write guards it.

    /// <param name="plan">How often it changes, and how many webhooks are lost.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<LedgerEntry> RunAsync(
        SimulationPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);

        // The server's stop ends it too: it would wait for this answer, which has no end of its own.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, lifetime.ApplicationStopping, cancellationToken);
        var product = await OpenAsync(end.Token);
        var lines = Channel.CreateBounded<LedgerEntry>(MostLines);
        using var watch = answers.Watch(
            Catalogue.Kind, Catalogue.SubjectOf(product), (id, bytes) => lines.Writer.TryWrite(new LedgerEntry.Answered(id, bytes)));
        var changing = Task.CompletedTask;
        try
        {
            yield return new LedgerEntry.Opened(product.Id, product.Stock, StoreETag.Of([product]).ToString());
            changing = ChangeOnAndOnAsync(product.Id, plan, lines.Writer, end.Token);
            await foreach (var line in lines.Reader.ReadAllAsync(end.Token))
            {
                yield return line;
            }
        }
        finally
        {
            await end.CancelAsync();
            await changing;
            await CloseAsync(product.Id);
        }
    }

    /// <summary>Does not throw: what it fails with is what the reading of the lines fails with.</summary>
    private async Task ChangeOnAndOnAsync(
        int id, SimulationPlan plan, ChannelWriter<LedgerEntry> lines, CancellationToken cancellationToken)
    {
        try
        {
            var next = time.GetUtcNow();
            for (var version = 1; ; version++)
            {
                next += plan.Pause(Random.Shared.NextDouble());
                if (next - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken);
                }

                await lines.WriteAsync(await ChangeAsync(id, version, plan, cancellationToken), cancellationToken);
            }
        }
        catch (Exception fault)
        {
            lines.TryComplete(fault);
        }
    }

    /// <summary>Ids count on with the seconds, so that one tells when its simulation began.</summary>
    private static int FirstIdAt(DateTimeOffset at) => FirstId + (int)(at - Epoch).TotalSeconds;

    /// <summary>
    /// Makes the product, under an id that no other has: another server may simulate in the same database, and what
    /// somebody may still hold of a former one is of that. With it, those go that an end of the process has left, and
    /// only such as are over by now.
    /// </summary>
    private Task<StoreProductRow> OpenAsync(CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            var now = time.GetUtcNow();
            var firstUnderWay = FirstIdAt(now - Longest);
            await context.StoreProducts
                .Where(row => row.Id >= FirstId && row.Id < firstUnderWay)
                .ExecuteDeleteAsync(cancellationToken);
            var newest = await context.StoreProducts.MaxAsync(row => (int?)row.Id, cancellationToken) ?? 0;
            _lastId = Math.Max(FirstIdAt(now), Math.Max(_lastId, newest) + 1);
            var product = new StoreProductRow
            {
                Id = _lastId,
                Name = $"Simulated product {_lastId}",
                PriceCents = 1000,
                Currency = StoreSeed.Currency,
                Stock = MostStock / 2,
                Version = now.ToUnixTimeMilliseconds(), // as in StoreSeed
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
                await context.EnqueueAsync(webhook, cancellationToken);
            }

            return new LedgerEntry.Changed(
                version, product.Stock, now, StoreETag.Of([product]).ToString(), webhook.MessageId!, lost);
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
