using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Client;

/// <summary>A user's profile.</summary>
public sealed record ShopUser([property: JsonConverter(typeof(IdTextConverter))] string Id, string Name, string Email);
