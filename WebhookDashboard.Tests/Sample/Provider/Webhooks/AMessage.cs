using System.Text;
using System.Text.Json;
using WebhookDashboard.Data.Deliveries;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

internal static class AMessage
{
    /// <summary>Builds a chat message, the shortest webhook.</summary>
    public static string TextOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("text").GetString()!;

    public static string TextOf(DeliveryRow row) => TextOf(Encoding.UTF8.GetString(row.Payload!.Bytes));
}
