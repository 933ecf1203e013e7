using WebhookDashboard.Quality.Measures;

namespace WebhookDashboard.Quality.Reports;

/// <summary>The time that a report is about, in whole steps.</summary>
/// <param name="From">The start of its first step.</param>
/// <param name="To">The end of its last step, which may still be running.</param>
/// <param name="Level">The length of its steps.</param>
public sealed record QualityRange(DateTimeOffset From, DateTimeOffset To, StepLevel Level)
{
    /// <summary>A longer time has longer steps, unless there are none.</summary>
    private const int MaxSteps = 120;

    /// <summary>The number of steps.</summary>
    public int Count => (int)((To - From).TotalSeconds / Level.Seconds);

    /// <summary>Chooses the finest steps that cover a time and are few enough.</summary>
    /// <param name="from">What is no longer kept is left out.</param>
    /// <param name="to">At most the present.</param>
    /// <param name="now">The present.</param>
    public static QualityRange Of(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var oldest = now - StepLevel.TwoHours.Kept;
        (from, to) = (from < oldest ? oldest : from, to > now ? now : to);
        var level = StepLevel.All.FirstOrDefault(level => to - from <= level.Length * MaxSteps && from >= now - level.Kept) ?? StepLevel.TwoHours;
        var start = DateTimeOffset.FromUnixTimeSeconds(level.StartOf(from));
        var end = DateTimeOffset.FromUnixTimeSeconds(level.StartOf(to)) is var last && last < to ? last + level.Length : last;
        return new QualityRange(start, end > start ? end : start + level.Length, level);
    }

    /// <summary>The time up to the present.</summary>
    public static QualityRange Last(TimeSpan length, DateTimeOffset now) => Of(now - length, now, now);
}
