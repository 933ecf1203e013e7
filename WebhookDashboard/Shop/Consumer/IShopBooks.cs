using WebhookDashboard.Shop.Consumer.Books;

namespace WebhookDashboard.Shop.Consumer;

/// <summary>What the app made of the shop's webhooks, for eyes: lists are bounded, and say how many there are in all.</summary>
internal interface IShopBooks
{
    Task<ShopOverview> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The last of what webhooks said of an order, newest first.</summary>
    Task<IReadOnlyList<OrderChange>> HistoryAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>The last lines of a room, oldest first.</summary>
    Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken);

    /// <returns>The text of a mail; null when it is not kept.</returns>
    Task<string?> MailTextAsync(long number, CancellationToken cancellationToken);
}
