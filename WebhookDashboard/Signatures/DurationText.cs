namespace WebhookDashboard.Signatures;

/// <summary>Formats durations for messages.</summary>
internal static class DurationText
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary><c>90 seconds</c>, <c>14 minutes</c>, <c>3 hours</c>, <c>12 days</c>.</summary>
    public static string Of(long seconds) => seconds switch
    {
        1 => "1 second",
        < 2 * Minute => $"{seconds} seconds",
        < 2 * Hour => $"{seconds / Minute} minutes",
        < 2 * Day => $"{seconds / Hour} hours",
        _ => $"{seconds / Day:N0} days",
    };
}
