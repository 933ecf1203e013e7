using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>What one endpoint has stored and refused.</summary>
/// <param name="Endpoint">The endpoint's slug.</param>
/// <param name="Events">How many events are stored now.</param>
/// <param name="Bytes">The size of their bodies and headers, in bytes.</param>
/// <param name="LastReceivedAt">When the newest of them was received; null if there is none.</param>
/// <param name="Verdicts">How many of them have each verdict; verdicts without events are left out.</param>
/// <param name="Refusals">How many requests it refused, by status.</param>
internal sealed record EndpointStatistics(
    EndpointSlug Endpoint,
    long Events,
    long Bytes,
    DateTimeOffset? LastReceivedAt,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    IReadOnlyList<RefusalCount> Refusals);
