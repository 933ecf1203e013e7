using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

/// <summary>The last catalogue in the log of exchanges: gives an app that has just started names and prices.</summary>
internal sealed class KeptCatalogue(IExchangeLog log, ShopSource source)
{
    /// <returns>Null if the log has none, or only part of it.</returns>
    public async Task<PullAnswer<IReadOnlyList<ShopProduct>>?> ReadAsync(CancellationToken cancellationToken)
    {
        var shop = source.Current;
        if (shop.BaseAddress is not { } root
            || SourcePath.Of($"products").Under(root) is not { } target
            || await log.FindAnswerAsync(shop.Name, Exchanger.UrlOf(target), cancellationToken) is not { IsCut: false } exchange)
        {
            return null;
        }

        var body = exchange.ContentEncoding is { } coding
            ? ContentCoding.Inflate(exchange.ResponseBody, coding, shop.MaxBytes)?.Bytes ?? []
            : exchange.ResponseBody;
        try
        {
            return new PullAnswer<IReadOnlyList<ShopProduct>>(exchange, ShopJson.Read<IReadOnlyList<ShopProduct>>(body.Span));
        }
        catch (JsonException)
        {
            return null; // A person called this path, and another shop answers in another format.
        }
    }
}
