namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

/// <summary>One attempt as it arrived.</summary>
internal sealed record Delivery(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Headers["webhook-id"];
}
