using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// What the app made of the shop's webhooks, for pages: lists are bounded and say how long they really are.
/// </summary>
internal interface IShopBooks
{
    /// <summary>Reads the lists of some parts.</summary>
    /// <param name="parts">Which.</param>
    /// <param name="known">What was read before: the other lists are taken from it. Null reads all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<ShopOverview> ReadAsync(ConsumerParts parts, ShopOverview? known, CancellationToken cancellationToken);

    /// <returns>Null if there is no such order.</returns>
    Task<OrderRecord?> OrderAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Reads the last lines of a room, oldest first.</summary>
    Task<IReadOnlyList<ChatLine>> TranscriptAsync(string room, CancellationToken cancellationToken);

    /// <returns>Null if there is no such mail.</returns>
    Task<MailRecord?> MailAsync(long number, CancellationToken cancellationToken);
}
