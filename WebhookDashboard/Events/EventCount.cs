namespace WebhookDashboard.Events;

/// <summary>How many events match.</summary>
/// <param name="Count">As many, or at least as many.</param>
/// <param name="IsExact">False when counting ended at <see cref="MostCounted"/>, or where it would have taken too long.</param>
public sealed record EventCount(long Count, bool IsExact = true)
{
    /// <summary>Beyond it events are not counted one by one; sums that are kept may be larger.</summary>
    public const int MostCounted = 10_000;
}
