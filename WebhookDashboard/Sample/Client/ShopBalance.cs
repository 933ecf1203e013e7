using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>A user's balance at the shop.</summary>
public sealed record ShopBalance(
    [property: JsonConverter(typeof(IdTextConverter))] string UserId, decimal Balance, string Currency);
