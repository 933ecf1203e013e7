using System.Collections.Concurrent;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Tests.Components.Send;

/// <summary>Responds as the test says and records what it was given.</summary>
internal sealed class FakeSender : ITestSender
{
    private readonly ConcurrentQueue<TestWebhook> _sent = new();

    public IReadOnlyList<TestWebhook> Sent => [.. _sent];

    public Func<TestWebhook, CancellationToken, Task<SendResult>> Answer { get; set; } =
        (_, _) => Task.FromResult(Answered(200));

    public static SendResult Answered(
        int status, EventId? id = null, double elapsedMs = 5, string body = "OK", string contentType = "text/plain") =>
        new SendResult.Answered(status, elapsedMs, id, [new HeaderLine("Content-Type", contentType)], body);

    public Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken)
    {
        _sent.Enqueue(webhook);
        return Answer(webhook, cancellationToken);
    }
}
