using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Routes;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>
/// Changes the stock of a newly created product at random moments for as long as somebody reads the ledger. Each change is
/// an ordinary one: the API shows it and its webhook is sent, except for the share that is to be lost.
/// </summary>
internal sealed class Simulations(StoreWriter writer, AnswerWatch answers, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>The first id of simulated products, which the catalogue does not list.</summary>
    public const int FirstId = 1_000_000;

    /// <summary>The maximum duration, even if the ledger is still read.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int MostStock = 40;
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The maximum number of unread lines: far more than an active reader leaves unread.</summary>
    private const int MostLines = 1024;

    private int _lastId; // The last id of this process; guarded by the turn to write.

    /// <param name="plan">How often the stock changes, and how many webhooks are lost.</param>
    /// <param name="cancellationToken">Ends the simulation.</param>
    public async IAsyncEnumerable<LedgerEntry> RunAsync(
        SimulationPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);

        // The server's shutdown ends it too; otherwise the server would wait for this endless answer.
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

    /// <summary>Does not throw; its exception reaches the reader of the lines.</summary>
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

    /// <summary>Ids are derived from the time in seconds, so an id tells when its simulation began.</summary>
    private static int FirstIdAt(DateTimeOffset at) => FirstId + (int)(at - Epoch).TotalSeconds;

    /// <summary>
    /// Creates the product under an unused id: another server may simulate in the same database, and clients may still hold
    /// data of earlier products. Also deletes the products that killed processes left behind, but only those whose time is
    /// over.
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
                Version = now.ToUnixTimeMilliseconds(), // As in StoreSeed.
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

    /// <summary>Picks a different quantity: usually a sale, now and then a restock.</summary>
    private static int Another(int stock) =>
        stock < 4 ? Random.Shared.Next(MostStock / 2, MostStock) : stock - Random.Shared.Next(1, 4);

    private async Task CloseAsync(int id)
    {
        await writer.ChangeAsync(
            context => context.StoreProducts.Where(row => row.Id == id).ExecuteDeleteAsync(CancellationToken.None),
            CancellationToken.None);
    }
}
