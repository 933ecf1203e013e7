using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>A product in the shop's API.</summary>
/// <param name="Id">Text, since other shops may not use numbers.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Price">The price in <paramref name="Currency"/>.</param>
/// <param name="Currency">Three letters (ISO 4217).</param>
/// <param name="Stock">The quantity in stock.</param>
public sealed record ShopProduct(
    [property: JsonConverter(typeof(IdTextConverter))] string Id, string Name, decimal Price, string Currency, long Stock);
