namespace WebhookDashboard.Sample.Provider;

internal sealed record Balance(int UserId, [property: System.Text.Json.Serialization.JsonPropertyName("balance")] decimal Amount, string Currency);
