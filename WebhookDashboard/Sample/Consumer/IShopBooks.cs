using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>What the app made of the shop's webhooks, for eyes: lists are bounded, and say how many there are in all.</summary>
internal interface IShopBooks
{
    Task<ShopOverview> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null when no such order is kept.</returns>
    Task<OrderRecord?> OrderAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>The last lines of a room, oldest first.</summary>
    Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken);

    /// <returns>Null when no such mail is kept.</returns>
    Task<MailRecord?> MailAsync(long number, CancellationToken cancellationToken);
}
