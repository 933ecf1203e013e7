using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The events of one endpoint, as the overview lists them.</summary>
public sealed record EndpointCount(
    EndpointSlug Slug, long Events, DateTimeOffset? LastReceivedAt, long Troubled, long Valid);
