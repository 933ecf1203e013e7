using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>
/// An event that waits for its commit, and the caller that waits with it. The caller goes on within the completing call:
/// see <see cref="CommittedAppends"/>.
/// </summary>
internal sealed class PendingAppend(ReceivedWebhook webhook) : TaskCompletionSource<AppendResult>
{
    public ReceivedWebhook Webhook { get; } = webhook;

    /// <summary>What became of it; handed to the caller by <see cref="Complete"/>.</summary>
    public AppendResult? Result { get; set; }

    public void Complete() => TrySetResult(Result!);
}
