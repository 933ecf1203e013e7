using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>What one endpoint kept and refused.</summary>
internal sealed record EndpointStatistics(
    EndpointSlug Endpoint,
    long Events,
    long Bytes,
    DateTimeOffset? LastReceivedAt,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    IReadOnlyList<RefusalCount> Refusals);
