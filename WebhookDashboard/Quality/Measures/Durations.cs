using System.Globalization;

namespace WebhookDashboard.Quality.Measures;

/// <summary>Formats durations for sentences.</summary>
internal static class Durations
{
    /// <summary>With one or two digits in a fitting unit: <c>90 ms</c>, <c>1.2 s</c>, <c>5 min</c>, <c>2 h</c>, <c>3 d</c>; below zero with a minus.</summary>
    public static string Text(TimeSpan duration)
    {
        var text = duration.Duration() switch
        {
            { TotalMilliseconds: < 999.5 } time => Whole(time.TotalMilliseconds, "ms"),
            { TotalSeconds: < 9.95 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
            { TotalSeconds: 60 } => "1 min",
            { TotalHours: 1 } => "1 h",
            { TotalSeconds: < 89.5 } time => Whole(time.TotalSeconds, "s"),
            { TotalMinutes: < 89.5 } time => Whole(time.TotalMinutes, "min"),
            { TotalHours: < 47.5 } time => Whole(time.TotalHours, "h"),
            var time => Whole(time.TotalDays, "d"),
        };
        return duration < TimeSpan.Zero && text != "0 ms" ? "−" + text : text;
    }

    private static string Whole(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0} {unit}");
}
