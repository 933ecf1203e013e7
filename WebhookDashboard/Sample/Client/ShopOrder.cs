using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>An order as the shop's API tells it.</summary>
public sealed record ShopOrder(
    [property: JsonConverter(typeof(IdTextConverter))] string Id,
    [property: JsonConverter(typeof(IdTextConverter))] string UserId,
    [property: JsonConverter(typeof(IdTextConverter))] string ProductId,
    long Quantity,
    string Status);
