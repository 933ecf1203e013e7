namespace WebhookDashboard.Events;

/// <summary>How many events match a filter.</summary>
/// <param name="Count">The number of events, or a lower bound.</param>
/// <param name="IsExact">False when counting stopped at <see cref="MostCounted"/>, or where it would have taken too
/// long.</param>
public sealed record EventCount(long Count, bool IsExact = true)
{
    /// <summary>Events are counted one by one only up to this number; stored sums may be larger.</summary>
    public const int MostCounted = 10_000;
}
