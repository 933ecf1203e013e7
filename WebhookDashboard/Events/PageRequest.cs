namespace WebhookDashboard.Events;

/// <summary>
/// Where a page lies. <see cref="Before"/> alone: the newest below it. <see cref="After"/> alone: the oldest above it,
/// so that paging back up meets each event once. Neither: the newest of all. Both: the newest between them.
/// </summary>
internal sealed record PageRequest(long? Before = null, long? After = null, int Limit = PageRequest.DefaultLimit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;
}
