namespace WebhookDashboard.Quality.Measures;

/// <summary>A length of the steps in which events are counted, and for how long such steps are kept.</summary>
public sealed record StepLevel(int Seconds, TimeSpan Kept)
{
    public static readonly StepLevel Minute = new(60, TimeSpan.FromDays(2));
    public static readonly StepLevel QuarterHour = new(900, TimeSpan.FromDays(8));
    public static readonly StepLevel TwoHours = new(7_200, TimeSpan.FromDays(90));

    /// <summary>The finest first. Each event counts in a step of each.</summary>
    public static readonly IReadOnlyList<StepLevel> All = [Minute, QuarterHour, TwoHours];

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    /// <returns>The start of the step that a time belongs to, as Unix time in seconds.</returns>
    public long StartOf(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        return seconds - (seconds % Seconds);
    }
}
