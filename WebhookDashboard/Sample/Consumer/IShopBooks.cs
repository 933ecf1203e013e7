using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// What the app made of the shop's webhooks, for pages: lists are bounded and say how long they really are.
/// </summary>
internal interface IShopBooks
{
    Task<ShopOverview> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null if there is no such order.</returns>
    Task<OrderRecord?> OrderAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Reads the last lines of a room, oldest first.</summary>
    Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken);

    /// <returns>Null if there is no such mail.</returns>
    Task<MailRecord?> MailAsync(long number, CancellationToken cancellationToken);
}
