using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>The stock book, in memory.</summary>
internal sealed class MemoryStockBook(ConsumerChanges changes) : IStockBook
{
    private readonly List<StockObservation> _lessons = [];

    /// <summary>What every reading throws; null: none does.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyList<StockObservation> All
    {
        get
        {
            lock (_lessons)
            {
                return [.. _lessons];
            }
        }
    }

    /// <summary>Learns what a webhook tells.</summary>
    public void Tell(string productId, long quantity, DateTimeOffset at)
    {
        lock (_lessons)
        {
            _lessons.Add(new StockObservation(productId, StockSource.Push, quantity, at, null));
        }

        changes.Tell();
    }

    public Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<IReadOnlyList<StockObservation>>(fault);
        }

        lock (_lessons)
        {
            return Task.FromResult<IReadOnlyList<StockObservation>>(
                [.. _lessons.GroupBy(one => (one.ProductId, one.Source)).Select(group => group.Last())]);
        }
    }

    public Task<IReadOnlyList<StockObservation>> HistoryAsync(
        string productId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_lessons)
        {
            return Task.FromResult<IReadOnlyList<StockObservation>>([.. _lessons.Where(one => one.ProductId == productId)]);
        }
    }

    public Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_lessons)
        {
            _lessons.AddRange(quantities.Select(one => new StockObservation(one.Key, StockSource.Pull, one.Value, at, null)));
        }

        changes.Tell();
        return Task.CompletedTask;
    }
}
