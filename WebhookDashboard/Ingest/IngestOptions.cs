using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>The section <c>Ingest</c>.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>The largest body that an endpoint takes which sets no cap of its own, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = WebhookEndpoint.DefaultMaxBodyBytes;
}
