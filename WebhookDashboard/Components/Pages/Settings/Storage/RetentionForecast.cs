using WebhookDashboard.Data;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Settings.Storage;

/// <summary>How fast the log grows, and which limit of retention it reaches first if it goes on like that.</summary>
/// <param name="Minutes">Over how many minutes the growth was measured.</param>
/// <param name="EventsPerHour">The number of events that come in.</param>
/// <param name="BytesPerHour">What they take on the disk, estimated from the average body of all stored events.</param>
/// <param name="Setting">The limit that is reached first; null if none is in sight.</param>
/// <param name="In">When it is reached; zero if it is reached now, so that retention deletes as events come in.</param>
internal sealed record RetentionForecast(double Minutes, long EventsPerHour, long BytesPerHour, string? Setting, TimeSpan In)
{
    /// <summary>Nobody plans further ahead.</summary>
    private static readonly TimeSpan Sight = TimeSpan.FromDays(3_650);

    public static RetentionForecast Of(LogStatistics log, StorageOptions limits, DateTimeOffset now)
    {
        var minutes = log.Rate.Count / (double)LogStatistics.StepsPerMinute;
        var events = log.Rate.Count == 0 ? 0 : log.Rate.Sum(step => step.Events) * 60 / minutes;
        var bytes = log.Events == 0 ? 0 : events * (((double)log.Bytes / log.Events) + EndpointHolding.EventOverhead);
        var (setting, when) = new[]
        {
            (nameof(limits.RetainEvents), When(limits.RetainEvents, log.Events, events)),
            (nameof(limits.RetainBytes), When(limits.RetainBytes, log.StorageBytes, bytes)),
            (nameof(limits.RetainDays), limits.RetainDays > 0 && log.OldestUnpinnedAt is { } oldest ? oldest.AddDays(limits.RetainDays) - now : Sight),
        }.MinBy(limit => limit.Item2);
        return new RetentionForecast(
            minutes, (long)events, (long)bytes, when < Sight ? setting : null, when < TimeSpan.Zero ? TimeSpan.Zero : when);
    }

    private static TimeSpan When(long limit, long held, double perHour)
    {
        if (limit == 0)
        {
            return Sight;
        }

        if (held >= limit)
        {
            return TimeSpan.Zero;
        }

        return perHour > 0 && (limit - held) / perHour < Sight.TotalHours ? TimeSpan.FromHours((limit - held) / perHour) : Sight;
    }
}
