namespace WebhookDashboard.Compare;

/// <summary>Lets the shop change a product's stock at random moments, and hears from it what it did: the referee's view.</summary>
internal interface IShopLedger
{
    /// <summary>Starts a simulation, which lives as long as this is read, and yields what it did the moment that it did it.</summary>
    /// <exception cref="ShopLedgerException">The shop does not simulate, or not now.</exception>
    IAsyncEnumerable<LedgerLine> RunAsync(RunSettings settings, CancellationToken cancellationToken);
}
