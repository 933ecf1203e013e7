namespace WebhookDashboard.Sample.Consumer;

/// <summary>The customers who want a mail when a product is back in stock. After the mail they leave the list.</summary>
internal interface IWaitingList
{
    /// <summary>The maximum number of customers for one product.</summary>
    const int MostForAProduct = 1_000;

    /// <summary>Reads the waiting customers, longest waiting first.</summary>
    /// <param name="productId">Only for this product; null: for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<WaitingCustomer>> ReadAsync(string? productId, CancellationToken cancellationToken);

    Task<WaitOutcome> AddAsync(string productId, string email, CancellationToken cancellationToken);

    /// <returns>False if nobody with this address was waiting.</returns>
    Task<bool> RemoveAsync(string productId, string email, CancellationToken cancellationToken);
}
