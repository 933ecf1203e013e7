using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

/// <summary>What one endpoint kept and refused.</summary>
/// <param name="Endpoint">The endpoint's slug.</param>
/// <param name="Events">How many events are kept now.</param>
/// <param name="Bytes">What their bodies and headers take, in bytes.</param>
/// <param name="LastReceivedAt">When the newest of them came; null when there is none.</param>
/// <param name="Verdicts">How many of them have each verdict; one that none has is left out.</param>
/// <param name="Refusals">How often it refused, by status.</param>
internal sealed record EndpointStatistics(
    EndpointSlug Endpoint,
    long Events,
    long Bytes,
    DateTimeOffset? LastReceivedAt,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    IReadOnlyList<RefusalCount> Refusals);
