using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>What the app believes of the shop's stock, by pull and by push, and how it came to believe it.</summary>
internal interface IStockBook
{
    /// <summary>
    /// The last observation of each way for each product that was ever fetched, and for the latest of those that only webhooks
    /// named.
    /// </summary>
    Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken);

    /// <summary>A product's observations since a time and the last of each way before it, oldest first.</summary>
    Task<IReadOnlyList<StockObservation>> HistoryAsync(string productId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Keeps what an API call told. (What webhooks tell is kept by their reader.)</summary>
    Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken);
}
