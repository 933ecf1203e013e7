using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>What the app knows about the shop's stock by pull and by push, and how it learned it.</summary>
internal interface IStockBook
{
    /// <summary>
    /// The last observation of each way for each product that was ever fetched, and for the latest of the products that only
    /// webhooks named.
    /// </summary>
    Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken);

    /// <summary>Reads a product's observations since a time, and the last of each way before it, oldest first.</summary>
    Task<IReadOnlyList<StockObservation>> HistoryAsync(string productId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Stores what an API call returned. (The reader stores what webhooks report.)</summary>
    Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken);
}
