namespace WebhookDashboard.Data.Sample;

/// <summary>Where a webhook of the sample shop stands.</summary>
internal enum StoreWebhookState
{
    Waiting,
    Delivered,
    GivenUp,
}
