namespace WebhookDashboard.Events;

/// <summary>
/// The position of a page. Only <see cref="Before"/>: the newest below it. Only <see cref="After"/>: the oldest above it, so
/// that paging back up meets each event once. Neither: the newest of all. Both: the newest in between.
/// </summary>
internal sealed record PageRequest(long? Before = null, long? After = null, int Limit = PageRequest.DefaultLimit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;
}
