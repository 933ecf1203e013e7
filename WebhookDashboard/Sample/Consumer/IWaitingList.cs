namespace WebhookDashboard.Sample.Consumer;

/// <summary>Who wants a mail when a product is back in stock. Whoever was told leaves the list.</summary>
internal interface IWaitingList
{
    /// <summary>How many may wait for one product.</summary>
    const int MostForAProduct = 1_000;

    /// <summary>Those who wait, longest first.</summary>
    /// <param name="productId">Only for this product; null: for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<WaitingCustomer>> ReadAsync(string? productId, CancellationToken cancellationToken);

    Task<WaitOutcome> AddAsync(string productId, string email, CancellationToken cancellationToken);

    /// <returns>False when nobody waited there by this address.</returns>
    Task<bool> RemoveAsync(string productId, string email, CancellationToken cancellationToken);
}
