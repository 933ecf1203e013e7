namespace WebhookDashboard.Pull;

/// <summary>
/// Asks the shop, and has it do things, through its API. Each call is one request, kept in the <see cref="IExchangeLog"/>
/// however it went, but for polls; a call never throws for what the shop or the network does. A cancelled call ends with that outcome.
/// </summary>
internal interface IShopClient
{
    /// <param name="knownTag">The <c>ETag</c> of a former answer, to be told only what is new; null: all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken);

    Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken);

    /// <summary>
    /// The same for one who asks again and again and keeps an account of it: the log counts the call, and does not keep it,
    /// or else such calls would soon have driven out those of people.
    /// </summary>
    Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken);

    Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken);

    Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken);

    Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken);

    /// <summary>Any path of the shop that answers in JSON.</summary>
    Task<Exchange> GetAsync(ShopPath path, CancellationToken cancellationToken);

    /// <summary>Sets the stock to a quantity; the shop then sends its webhook <c>inventory</c>.</summary>
    Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken);

    /// <summary>Registers a user; the shop then sends <c>users</c>.</summary>
    Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken);

    /// <summary>Places an order; the shop then sends <c>inventory</c> and <c>orders</c>.</summary>
    Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken);

    /// <summary>Settles an order's payment, well or badly; the shop then sends <c>payment</c>.</summary>
    Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken);

    /// <summary>Moves an order on; the shop then sends <c>orders</c>.</summary>
    Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken);

    /// <summary>Says something in a room; the shop then sends <c>chat</c>.</summary>
    Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken);
}
