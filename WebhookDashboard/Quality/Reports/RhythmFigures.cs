namespace WebhookDashboard.Quality.Reports;

/// <summary>How regularly events arrive. The rhythm is that of the last seven days, whatever the report's time.</summary>
/// <param name="UsualMs">
/// The usual interval in milliseconds: half of the time passed in intervals up to this one, the longest left out. Null with fewer
/// than five intervals.
/// </param>
/// <param name="LongestMs">The longest interval that ended within the report's time, in milliseconds; null without one.</param>
/// <param name="LastReceivedAt">When the last event arrived, even if it is deleted; null if none ever did.</param>
/// <param name="SilentMs">The milliseconds since then, if that is four times the usual interval and a minute; otherwise null.</param>
public sealed record RhythmFigures(long? UsualMs, long? LongestMs, DateTimeOffset? LastReceivedAt, long? SilentMs)
{
    /// <summary>A silence is this many times as long as the usual interval.</summary>
    private const int Patience = 4;

    /// <summary>A shorter pause is no silence, however busy the endpoint.</summary>
    private const long LeastMs = 60_000;

    /// <summary>Whether an interval is much longer than usual.</summary>
    public bool IsGap(long milliseconds) => UsualMs is { } usual && milliseconds >= Math.Max(LeastMs, Patience * usual);
}
