using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>What a user has at the shop.</summary>
public sealed record ShopBalance(
    [property: JsonConverter(typeof(IdTextConverter))] string UserId, decimal Balance, string Currency);
