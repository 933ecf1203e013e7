using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>A deletion that goes on in the background.</summary>
/// <param name="Endpoints">Whose events; empty: any endpoint's.</param>
/// <param name="Left">How many events are still to be deleted.</param>
/// <param name="Matching">How many matched when it began.</param>
/// <param name="Exact">Whether both numbers are exact, or lower bounds.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record Deletion(
    IReadOnlyList<EndpointSlug> Endpoints, long Left, long Matching, bool Exact, DateTimeOffset StartedAt);
