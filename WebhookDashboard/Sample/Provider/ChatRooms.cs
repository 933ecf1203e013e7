using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The shop's chat. It stores no transcript; the webhooks contain every message.</summary>
internal sealed class ChatRooms(StoreWriter writer, TimeProvider time)
{
    public Task<ChatMessage> SayAsync(ChatMessage message, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            await context.EnqueueAsync(StoreWebhook.Of("chat", message.Room, message, time.GetUtcNow()), cancellationToken);
            return message;
        },
        cancellationToken);
}
