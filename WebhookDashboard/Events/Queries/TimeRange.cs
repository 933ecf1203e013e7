using System.Runtime.InteropServices;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Queries;

/// <summary>From a time (included) to another (excluded), in milliseconds like stored times.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimeRange(long From, long To)
{
    public static readonly TimeRange Any = new(long.MinValue, long.MaxValue);

    private static readonly long FirstMillisecond = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static TimeRange Of(EventFilter filter) => new(
        filter.From is { } from ? RoundUp(from) : Any.From,
        filter.To is { } to ? RoundUp(to) : Any.To);

    /// <summary>An open end, and the last millisecond rounded up, lie beyond what the type can hold.</summary>
    public static DateTimeOffset At(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, FirstMillisecond, LastMillisecond));

    public bool Contains(long time) => time >= From && time < To;

    /// <summary>
    /// Rounds up: a stored time has whole milliseconds, so it is before a time exactly if it is before the next whole one.
    /// </summary>
    private static long RoundUp(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) < time ? milliseconds + 1 : milliseconds;
    }
}
