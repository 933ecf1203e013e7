using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>An event that waits for its commit, and the caller that waits with it.</summary>
internal sealed class PendingAppend(ReceivedWebhook webhook)
    : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public ReceivedWebhook Webhook { get; } = webhook;
}
