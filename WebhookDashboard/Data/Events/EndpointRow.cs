using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Deleting;

namespace WebhookDashboard.Data.Events;

internal sealed class EndpointRow
{
    public EndpointSlug Slug { get; set; }
    public string Name { get; set; } = "";
    public bool Enabled { get; set; } = true;
    public IReadOnlyList<string> Methods { get; set; } = [];
    public SignatureSettings Signature { get; set; } = SignatureSettings.None;
    public ResponseSettings Response { get; set; } = ResponseSettings.Default;
    public int? MaxBodyBytes { get; set; }
    public double? RatePerSecond { get; set; }
    public RetentionLimits? Retention { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
