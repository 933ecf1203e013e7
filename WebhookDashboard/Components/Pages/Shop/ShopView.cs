using System.Text.Json;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>Everything that the page shows.</summary>
/// <param name="Overview">Null until the first read.</param>
/// <param name="Order">The open order.</param>
/// <param name="Mail">The open mail.</param>
/// <param name="Lines">The lines of the chat room.</param>
public sealed record ShopView(
    ShopOverview? Overview, Opened<string, OrderRecord>? Order, Opened<long, MailRecord>? Mail, IReadOnlyList<ChatLine>? Lines)
{
    public static readonly ShopView Unread = new(null, null, null, null);

    private const int BeginningRows = 14;

    /// <summary>In bytes. A circuit starts with one message of at most 32 KiB, and this is not its only content.</summary>
    private const int MaxBeginning = 12 * 1024;

    /// <summary>
    /// The part that is visible without scrolling; null if even that is too large for the start of a circuit.
    /// </summary>
    public ShopView? Beginning()
    {
        var beginning = this with
        {
            Overview = Overview is { } all
                ? new ShopOverview(
                    First(all.Orders), First(all.Mails), First(all.Waiting), First(all.Users), First(all.Rooms), First(all.SetAside))
                : null,
            Order = Order is { Record: { } order } ? Order with { Record = order with { History = [.. order.History.Take(BeginningRows)] } } : Order,
            Lines = Lines is null ? null : [.. Lines.TakeLast(BeginningRows)],
        };
        return JsonSerializer.SerializeToUtf8Bytes(beginning).Length <= MaxBeginning ? beginning : null;
    }

    private static Excerpt<T> First<T>(Excerpt<T> excerpt) => excerpt with { Rows = [.. excerpt.Rows.Take(BeginningRows)] };
}
