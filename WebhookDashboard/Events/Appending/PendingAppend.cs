using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Appending;

/// <summary>
/// An event that waits for its commit, and its caller. The caller continues within <see cref="Complete"/> (see
/// <see cref="CommittedAppends"/>).
/// </summary>
internal sealed class PendingAppend(ReceivedWebhook webhook) : TaskCompletionSource<AppendResult>
{
    public ReceivedWebhook Webhook { get; } = webhook;

    /// <summary>The result, passed to the caller by <see cref="Complete"/>.</summary>
    public AppendResult? Result { get; set; }

    public void Complete() => TrySetResult(Result!);
}
