using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>An order in the shop's API.</summary>
public sealed record ShopOrder(
    [property: JsonConverter(typeof(IdTextConverter))] string Id,
    [property: JsonConverter(typeof(IdTextConverter))] string UserId,
    [property: JsonConverter(typeof(IdTextConverter))] string ProductId,
    long Quantity,
    string Status);
