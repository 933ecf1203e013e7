using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Tests.Compare;

/// <summary>A shop whose product has the tag that the test gives it; an answer takes no time.</summary>
internal sealed class ScriptedShop(TimeProvider clock) : IShopClient
{
    private int _asked;

    /// <summary>The tag of the product as it is now; null: the shop does not answer.</summary>
    public string? Tag { get; set; } = "\"v0\"";

    /// <summary>What the client fails with that must not fail; null: nothing.</summary>
    public Exception? Bug { get; set; }

    public int Asked => _asked;

    public Task<PullAnswer<ShopProduct>> PollProductAsync(
        string productId, string? knownTag, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        if (Bug is { } bug)
        {
            return Task.FromException<PullAnswer<ShopProduct>>(bug);
        }

        var exchange = new Exchange
        {
            Source = "shop",
            Method = "GET",
            Url = $"http://shop/products/{productId}",
            StartedAt = clock.GetUtcNow(),
            Outcome = Tag is null ? PullOutcome.Unreachable : Tag == knownTag ? PullOutcome.NotModified : PullOutcome.Answered,
            ResponseHeaders = Tag is null ? [] : [new HeaderLine("ETag", Tag)],
            BytesIn = 200,
            BytesOut = 100,
        };
        return Task.FromResult(new PullAnswer<ShopProduct>(exchange, Value: null));
    }

    public Task<PullAnswer<IReadOnlyList<ShopProduct>>> ProductsAsync(string? knownTag, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<ShopProduct>> ProductAsync(string productId, string? knownTag, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<ShopUser>> UserAsync(string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<ShopBalance>> BalanceAsync(string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<PullAnswer<IReadOnlyList<ShopOrder>>> OrdersAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> SetStockAsync(string productId, long quantity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> RegisterAsync(string name, string email, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> OrderAsync(string userId, string productId, long quantity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> PayAsync(string orderId, string status, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> MoveOrderAsync(string orderId, string status, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Exchange> SayAsync(string room, string from, string text, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
