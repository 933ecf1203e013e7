using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Deleting;

/// <summary>A deletion that runs in the background.</summary>
/// <param name="Endpoints">The endpoints whose events are deleted; empty: all.</param>
/// <param name="Left">How many events are still to be deleted.</param>
/// <param name="Matching">How many events matched at the start.</param>
/// <param name="Exact">Whether both numbers are exact; otherwise they are lower bounds.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record Deletion(
    IReadOnlyList<EndpointSlug> Endpoints, long Left, long Matching, bool Exact, DateTimeOffset StartedAt)
{
    /// <summary>If it is no deletion: whether the events are pinned, or unpinned.</summary>
    [JsonIgnore]
    public bool? Pins { get; init; }
}
