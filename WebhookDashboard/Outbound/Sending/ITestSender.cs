namespace WebhookDashboard.Outbound.Sending;

/// <summary>Sends test webhooks as a provider would: real requests over HTTP, through the guarded client.</summary>
internal interface ITestSender
{
    Task<SendResult> SendAsync(TestWebhook webhook, CancellationToken cancellationToken);
}
