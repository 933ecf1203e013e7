using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>Compares both stocks of a product in plain words.</summary>
internal static class StockSentence
{
    public static (string Lead, string More) Of(ProductRow row) => row.Agreement switch
    {
        Agreement.Agree => ("They agree.", $"The last fetch and the last webhook both say {Count(row.Pulled!.Quantity)}."),
        Agreement.PushNewer => (
            "They differ; push is newer.",
            $"{Change(row.Pushed!.Quantity - row.Pulled!.Quantity)} since you fetched. Fetch again, and both should say {Count(row.Pushed.Quantity)}."),
        Agreement.PullNewer => (
            "They differ; the fetch is newer.",
            $"The shop now says {Count(row.Pulled!.Quantity)}, the last webhook said {Count(row.Pushed!.Quantity)}: a webhook is late, was lost, or failed verification."),
        Agreement.NoPush => ("No webhook yet.", "No webhook has mentioned this product. Sell or restock it, and the shop will send one."),
        Agreement.NoPull => ("Not fetched yet.", $"A webhook said {Count(row.Pushed!.Quantity)}. Fetch to see whether the API agrees."),
        Agreement.NotListed => (
            "The shop does not list it.",
            $"A webhook said {Count(row.Pushed!.Quantity)}, but the catalogue has no such product: it was removed, belonged to a comparison, or never existed."),
        _ => ("Nothing is known yet.", "Fetch the product, or wait for a webhook."),
    };

    private static string Change(long by) => by < 0 ? $"{Count(-by)} sold" : $"{Count(by)} added";

    private static string Count(long count) => Format.Count(count);
}
