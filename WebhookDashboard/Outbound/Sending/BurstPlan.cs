namespace WebhookDashboard.Outbound.Sending;

/// <summary>How many requests to send, and how fast.</summary>
/// <param name="Count">1 to <see cref="MaxCount"/>.</param>
/// <param name="PerSecond">1 to <see cref="MaxPerSecond"/>.</param>
public sealed record BurstPlan(int Count, int PerSecond)
{
    public const int MaxCount = 10_000;
    public const int MaxPerSecond = 1_000;

    public static readonly BurstPlan Once = new(1, MaxPerSecond);

    public bool IsValid => Count is >= 1 and <= MaxCount && PerSecond is >= 1 and <= MaxPerSecond;

    /// <summary>When the request of this index, from 0, is due.</summary>
    public TimeSpan DueAfter(int index) => TimeSpan.FromSeconds((double)index / PerSecond);
}
