using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Pull;

/// <summary>The last catalogue that the shop told, as the log of calls has it: names and prices for an app that has just started.</summary>
internal sealed class KeptCatalogue(IExchangeLog log, ShopAddress address)
{
    /// <returns>Null when the log has none, or not the whole of it.</returns>
    public async Task<PullAnswer<IReadOnlyList<ShopProduct>>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (address.Base is not { } root
            || ShopPath.Of($"products").Under(root) is not { } target
            || await log.FindAnswerAsync(ShopExchanger.UrlOf(target), cancellationToken) is not { IsCut: false } exchange)
        {
            return null;
        }

        var body = exchange.ContentEncoding is { } coding
            ? ContentCoding.Inflate(exchange.ResponseBody, coding, ShopExchanger.MaxReadBytes)?.Bytes ?? []
            : exchange.ResponseBody;
        try
        {
            return new PullAnswer<IReadOnlyList<ShopProduct>>(exchange, ShopJson.Read<IReadOnlyList<ShopProduct>>(body.Span));
        }
        catch (JsonException)
        {
            return null; // Someone called this path by hand, and another shop's answer is of another form.
        }
    }
}
