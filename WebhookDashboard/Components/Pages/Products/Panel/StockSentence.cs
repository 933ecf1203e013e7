using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>Compares both stocks of a product in plain words.</summary>
internal static class StockSentence
{
    public static (string Lead, string More) Of(ProductRow row) => row.Agreement switch
    {
        Agreement.Agree => ("They agree.", $"The last answer and the last webhook both say {Count(row.Pulled!.Quantity)}."),
        Agreement.PushNewer => (
            "They differ; push is newer.",
            $"{Change(row.Pushed!.Quantity - row.Pulled!.Quantity)} since you fetched. Fetch again, and both should say {Count(row.Pushed.Quantity)}."),
        Agreement.PullNewer => (
            "They differ; the fetch is newer.",
            $"The shop now says {Count(row.Pulled!.Quantity)}, the last webhook said {Count(row.Pushed!.Quantity)}: a webhook is late, was lost, or failed its check."),
        Agreement.NoPush => ("No push yet.", "Nothing has told of this product. Sell or restock it, and the shop will."),
        Agreement.NoPull => ("Not fetched yet.", $"The shop told {Count(row.Pushed!.Quantity)} by itself. Fetch to see whether its API agrees."),
        Agreement.NotListed => (
            "The shop does not list it.",
            $"A webhook told {Count(row.Pushed!.Quantity)}, but the catalogue has no such product: it is gone from there, was made for a comparison, or never was."),
        _ => ("Nothing is known yet.", "Fetch the product, or wait until the shop tells of it."),
    };

    private static string Change(long by) => by < 0 ? $"{Count(-by)} left the shop" : $"{Count(by)} came in";

    private static string Count(long count) => Format.Count(count);
}
