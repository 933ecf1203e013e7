using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>What one endpoint keeps, as the overview lists it.</summary>
public sealed record EndpointCount(
    EndpointSlug Slug, long Events, DateTimeOffset? LastReceivedAt, long Troubled, long Valid);
