using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Ingest;

/// <summary>The section <c>Ingest</c>.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>The body limit of endpoints that set none, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = WebhookEndpoint.DefaultMaxBodyBytes;
}
