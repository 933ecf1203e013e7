using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The shop's chat. It keeps no transcript: who wants one keeps what the webhooks tell.</summary>
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
