using System.Text.Json;
using WebhookDashboard.Deliveries;

namespace WebhookDashboard.Sample.Provider.Webhooks;

/// <summary>A webhook for the shop to send.</summary>
/// <param name="Kind">The kind of the webhook and the last part of its address: <c>inventory</c>, <c>payment</c>…</param>
/// <param name="Subject">What it is about. Webhooks of one kind and subject arrive in order.</param>
internal sealed record StoreWebhook(string Kind, string Subject)
{
    /// <summary>The name of their destination.</summary>
    public const string Destination = "sample-shop";

    /// <summary>The maximum number of queued webhooks: while a receiver is down, the shop must not fill the disk.</summary>
    public const int MaxQueued = 10_000;

    private const char Separator = '/'; // No kind contains it.

    /// <param name="kind">The kind of the webhook.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="payload">The body.</param>
    /// <param name="now">When the change occurred.</param>
    public static NewDelivery Of<T>(string kind, string subject, T payload, DateTimeOffset now) =>
        new(Destination, JsonSerializer.SerializeToUtf8Bytes(payload, StoreJson.Options), now)
        {
            MessageId = $"msg_{Guid.CreateVersion7(now):N}",
            OrderingKey = $"{kind}{Separator}{subject}",
            Url = $"/hooks/{kind}",
        };

    public static StoreWebhook Of(Delivery delivery)
    {
        var parts = delivery.OrderingKey!.Split(Separator, 2);
        return new StoreWebhook(parts[0], parts[1]);
    }
}
