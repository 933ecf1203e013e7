using WebhookDashboard.Domain;
using WebhookDashboard.Events.Queries;

namespace WebhookDashboard.Events.Histograms;

/// <summary>
/// The times that a histogram counts. Wrong clocks and imports bring events of the year 1970 or 9999, and one of them would
/// push all others into a single bucket. So they are left out, unless the filter says from when and until when.
/// </summary>
internal static class HistogramSpan
{
    /// <summary>Before now; or before the end that the filter has, if that is earlier.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(3_653);

    /// <summary>After now, since clocks may be ahead; or after the beginning that the filter has, if that is later.</summary>
    public static readonly TimeSpan Future = TimeSpan.FromDays(1);

    public static TimeRange Of(EventFilter filter, DateTimeOffset now)
    {
        var (times, present) = (TimeRange.Of(filter), now.ToUnixTimeMilliseconds());
        return new TimeRange(
            filter.From is null ? Math.Min(times.To, present) - (long)Past.TotalMilliseconds : times.From,
            filter.To is null ? Math.Max(times.From, present) + (long)Future.TotalMilliseconds : times.To);
    }
}
