using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Tests.Components.Overview;

/// <summary>Records what was sent and responds when the test says so.</summary>
internal sealed class HandSender : ITestSender
{
    private readonly TaskCompletionSource<SendResult> _answer = new();

    public List<TestWebhook> Sent { get; } = [];

    public void Answer(SendResult result) => _answer.SetResult(result);

    public Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken)
    {
        Sent.Add(webhook);
        return _answer.Task.WaitAsync(cancellationToken);
    }
}
