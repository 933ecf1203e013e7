namespace WebhookDashboard.Compare.Runs;

/// <summary>Makes the shop change a product's stock at random moments, and returns the shop's own record of it.</summary>
internal interface IShopLedger
{
    /// <summary>Starts a simulation that lasts as long as it is read, and yields each action as it happens.</summary>
    /// <exception cref="ShopLedgerException">The shop cannot simulate, or not now.</exception>
    IAsyncEnumerable<LedgerLine> RunAsync(RunSettings settings, CancellationToken cancellationToken);
}
