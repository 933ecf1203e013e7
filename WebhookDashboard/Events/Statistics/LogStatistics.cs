using WebhookDashboard.Events.Deleting;

namespace WebhookDashboard.Events.Statistics;

/// <summary>What the log holds, and how fast it grew lately.</summary>
/// <param name="Head">The last sequence assigned.</param>
/// <param name="Events">The number of stored events.</param>
/// <param name="Bytes">The size of the stored bodies and headers.</param>
/// <param name="StorageBytes">The size of the database on disk.</param>
/// <param name="OldestReceivedAt">Null if nothing is stored.</param>
/// <param name="Endpoints">One entry for each endpoint, in the order of the directory.</param>
/// <param name="Refusals">Requests that reached no endpoint: malformed ones, and those to an unknown address.</param>
/// <param name="Deletions">Those in progress in the background, oldest first.</param>
/// <param name="Rate">The window in steps of ten seconds, oldest first, including empty steps; the last one is not over
/// yet.</param>
internal sealed record LogStatistics(
    long Head,
    long Events,
    long Bytes,
    long StorageBytes,
    DateTimeOffset? OldestReceivedAt,
    IReadOnlyList<EndpointStatistics> Endpoints,
    IReadOnlyList<RefusalCount> Refusals,
    IReadOnlyList<Deletion> Deletions,
    IReadOnlyList<RateStep> Rate);
