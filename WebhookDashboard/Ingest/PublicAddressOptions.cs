namespace WebhookDashboard.Ingest;

/// <summary>The settings at the root: <c>PublicUrl</c>.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>The address that senders see, <c>https://hooks.example.com</c>; null: each request's own.</summary>
    public Uri? PublicUrl { get; set; }
}
