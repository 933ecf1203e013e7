using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>A product as the shop's API tells it.</summary>
/// <param name="Id">As text: other shops may not count.</param>
/// <param name="Name">For people.</param>
/// <param name="Price">In <paramref name="Currency"/>.</param>
/// <param name="Currency">Three letters (ISO 4217).</param>
/// <param name="Stock">In pieces.</param>
public sealed record ShopProduct(
    [property: JsonConverter(typeof(IdTextConverter))] string Id, string Name, decimal Price, string Currency, long Stock);
