using WebhookDashboard.Shop.Consumer;
using WebhookDashboard.Shop.Consumer.Books;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>Books that a test writes.</summary>
internal sealed class HandBooks : IShopBooks
{
    public ShopOverview Overview { get; set; } = new(
        new([], 0), new([], 0), new([], 0), new([], 0), new([], 0), new([], 0));

    public IReadOnlyList<OrderChange> History { get; set; } = [];

    public IReadOnlyList<ChatLine> Lines { get; set; } = [];

    public Exception? Fault { get; set; }

    public Task<ShopOverview> ReadAsync(CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult(Overview) : Task.FromException<ShopOverview>(Fault);

    public Task<IReadOnlyList<OrderChange>> HistoryAsync(string orderId, CancellationToken cancellationToken) => Task.FromResult(History);

    public Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken) => Task.FromResult(Lines);

    public Task<string?> MailTextAsync(long number, CancellationToken cancellationToken) => Task.FromResult<string?>("The text of it.");
}
