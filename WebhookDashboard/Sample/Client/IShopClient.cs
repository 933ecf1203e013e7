using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

/// <summary>
/// The shop's API, typed. Each call is one request through the <see cref="IExchanger"/>, which records it and turns every
/// failure into an outcome.
/// </summary>
internal interface IShopClient
{
    /// <param name="knownTag">The <c>ETag</c> of an earlier answer, to get an answer only if something changed; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken);

    Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken);

    /// <summary>
    /// Like <see cref="ProductAsync"/>, for a caller that polls and keeps its own record. The log only counts the call,
    /// since polls would soon push the calls of people out of it.
    /// </summary>
    Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken);

    Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken);

    Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken);

    Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken);

    /// <summary>Sets the stock to a quantity. The shop then sends the webhook <c>inventory</c>.</summary>
    Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken);

    /// <summary>Registers a user. The shop then sends <c>users</c>.</summary>
    Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken);

    /// <summary>Places an order. The shop then sends <c>inventory</c> and <c>orders</c>.</summary>
    Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken);

    /// <summary>Completes or fails an order's payment. The shop then sends <c>payment</c>.</summary>
    Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken);

    /// <summary>Advances an order. The shop then sends <c>orders</c>.</summary>
    Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken);

    /// <summary>Posts a message to a chat room. The shop then sends <c>chat</c>.</summary>
    Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken);
}
