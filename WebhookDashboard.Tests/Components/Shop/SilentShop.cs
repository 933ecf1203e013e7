using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>An unreachable shop.</summary>
internal sealed class SilentShop : IShopClient
{
    public int Orders { get; private set; }

    private static readonly Exchange Nothing = new()
    {
        Source = "shop",
        Method = "POST", Url = "http://localhost/shop-api/orders", Outcome = PullOutcome.Unreachable, Fault = "Nothing listens there.",
    };

    public Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ShopProduct>>();

    public Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        AnswerAsync<ShopProduct>();

    public Task<PullAnswer<ShopProduct>> PollProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken) => AnswerAsync<ShopUser>();

    public Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken) => AnswerAsync<ShopBalance>();

    public Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<ShopOrder>>();

    public Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    public Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    public Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken)
    {
        Orders++;
        return Task.FromResult(Nothing);
    }

    public Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    public Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    public Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken) => Task.FromResult(Nothing);

    private static Task<PullAnswer<T>> AnswerAsync<T>()
        where T : class => Task.FromResult(new PullAnswer<T>(Nothing, Value: null));
}
