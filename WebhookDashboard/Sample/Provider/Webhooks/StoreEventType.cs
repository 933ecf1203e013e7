using System.Text.Json;
using WebhookDashboard.Sample.Provider.Simulation;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>The type of a webhook of the shop, which it sends in the header <see cref="Header"/>.</summary>
internal static class StoreEventType
{
    public const string Header = "webhook-event";

    public static string Of(string kind, ReadOnlyMemory<byte> payload)
    {
        using var json = JsonDocument.Parse(payload);
        var root = json.RootElement;
        return kind switch
        {
            "inventory" when root.GetProperty("product_id").GetInt32() >= Simulations.FirstId => SimulatedEvents.Type,
            "inventory" => root.GetProperty("new_quantity").GetInt32() == 0 ? "inventory.sold-out" : "inventory.updated",
            "payment" => $"payment.{root.GetProperty("status").GetString()}",
            "orders" => $"order.{root.GetProperty("status").GetString()}",
            "users" => "user.created",
            "chat" => "chat.message",
            _ => kind,
        };
    }
}
