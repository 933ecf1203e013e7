using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>
/// How many stored events match a list's filter. Counted once; after that, only new events and those that became too old for
/// the time range are counted, and added or subtracted.
/// </summary>
/// <param name="Count">The count.</param>
/// <param name="UpTo">The last sequence that is included.</param>
/// <param name="From">The start of the time range; null without one.</param>
/// <param name="CountedAt">When everything was last counted.</param>
internal sealed record MatchCount(EventCount Count, long UpTo, DateTimeOffset? From, DateTimeOffset CountedAt)
{
    /// <summary>When to count everything again, because retention deletes events without telling pages.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    /// <summary>Updates a count to a sequence; counts everything if there is no usable count.</summary>
    public static async Task<MatchCount> CountAsync(
        IEventLog log, EventFilter filter, long upTo, MatchCount? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (before is null || now - before.CountedAt >= Lasting)
        {
            return new MatchCount(await log.CountAsync(filter, after: 0, upTo + 1, cancellationToken), upTo, filter.From, now);
        }

        if (!before.Count.IsExact)
        {
            return before;
        }

        var came = upTo > before.UpTo ? await log.CountAsync(filter, before.UpTo, upTo + 1, cancellationToken) : new EventCount(0);
        var expired = filter.From > before.From
            ? await log.CountAsync(filter with { From = before.From, To = filter.From }, after: 0, before.UpTo + 1, cancellationToken)
            : new EventCount(0);
        return before with
        {
            Count = new EventCount(
                Math.Max(0, before.Count.Count + came.Count - expired.Count), came.IsExact && expired.IsExact),
            UpTo = Math.Max(upTo, before.UpTo),
            From = filter.From,
        };
    }
}
