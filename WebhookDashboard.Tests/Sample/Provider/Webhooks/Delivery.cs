namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

/// <summary>One received attempt.</summary>
internal sealed record Delivery(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Headers["webhook-id"];
}
