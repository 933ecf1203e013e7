namespace WebhookDashboard.Events;

/// <summary>What the log holds, and how it was filled lately.</summary>
/// <param name="Head">The last sequence given.</param>
/// <param name="Events">Kept now.</param>
/// <param name="Bytes">Bodies and headers kept now.</param>
/// <param name="StorageBytes">What the database fills on the disk.</param>
/// <param name="OldestReceivedAt">Null when nothing is kept.</param>
/// <param name="Endpoints">One for each endpoint, in the order of the directory.</param>
/// <param name="Refusals">Requests that reached no endpoint: malformed ones, and those to an address that does not exist.</param>
/// <param name="Deletions">Those that go on in the background, oldest first.</param>
/// <param name="Rate">The window in steps of ten seconds, oldest first, empty steps included; the last one is still running.</param>
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
