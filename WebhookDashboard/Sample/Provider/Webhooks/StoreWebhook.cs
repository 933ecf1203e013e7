using System.Text.Json;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>Makes the rows of webhooks to send.</summary>
internal static class StoreWebhook
{
    /// <param name="kind">Which webhook it is.</param>
    /// <param name="subject">What it is about: those of one subject arrive in order.</param>
    /// <param name="payload">What it says.</param>
    /// <param name="now">When it came about; it is due at once.</param>
    public static StoreWebhookRow Of<T>(string kind, string subject, T payload, DateTimeOffset now) => new()
    {
        MessageId = $"msg_{Guid.CreateVersion7(now):N}",
        Kind = kind,
        Subject = subject,
        Body = JsonSerializer.Serialize(payload, StoreJson.Options),
        CreatedAt = now,
        NextAttemptAt = now,
    };
}
