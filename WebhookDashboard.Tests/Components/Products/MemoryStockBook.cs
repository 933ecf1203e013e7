using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Tests.Components.Products;

/// <summary>A stock book in memory.</summary>
internal sealed class MemoryStockBook(ConsumerChanges changes) : IStockBook
{
    private readonly List<StockObservation> _observations = [];

    /// <summary>Thrown by every read, unless null.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The number of reads of all products, and of one product's history.</summary>
    public (int Latest, int History) Readings { get; private set; }

    public IReadOnlyList<StockObservation> All
    {
        get
        {
            lock (_observations)
            {
                return [.. _observations];
            }
        }
    }

    /// <summary>Adds what a webhook reported.</summary>
    public void Tell(string productId, long quantity, DateTimeOffset at)
    {
        lock (_observations)
        {
            _observations.Add(new StockObservation(productId, StockSource.Push, quantity, at, null));
        }

        changes.Tell(ConsumerParts.Stocks);
    }

    public Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException<IReadOnlyList<StockObservation>>(fault);
        }

        lock (_observations)
        {
            Readings = (Readings.Latest + 1, Readings.History);
            return Task.FromResult<IReadOnlyList<StockObservation>>(
                [.. _observations.GroupBy(one => (one.ProductId, one.Source)).Select(group => group.Last())]);
        }
    }

    public Task<IReadOnlyList<StockObservation>> HistoryAsync(
        string productId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_observations)
        {
            Readings = (Readings.Latest, Readings.History + 1);
            return Task.FromResult<IReadOnlyList<StockObservation>>([.. _observations.Where(one => one.ProductId == productId)]);
        }
    }

    public Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken)
    {
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()); // As the database keeps it.
        lock (_observations)
        {
            _observations.AddRange(quantities.Select(one => new StockObservation(one.Key, StockSource.Pull, one.Value, at, null)));
        }

        changes.Tell(ConsumerParts.Stocks);
        return Task.CompletedTask;
    }
}
