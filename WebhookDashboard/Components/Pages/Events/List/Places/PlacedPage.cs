using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Places;

/// <summary>A page somewhere in the log, and what is above it.</summary>
/// <param name="Page">Its first row is at the place. If nothing is that old, it ends with the oldest event.</param>
/// <param name="Above">How many events above it match, at least.</param>
/// <param name="UpTo">The last sequence when it was read; what follows is not counted.</param>
internal sealed record PlacedPage(EventPage Page, EventCount Above, long UpTo)
{
    /// <summary>Reads the page at a place.</summary>
    /// <returns>Null if no event matches.</returns>
    public static async Task<PlacedPage?> ReadAsync(IEventLog log, EventFilter filter, ListPlace place, CancellationToken cancellationToken)
    {
        var upTo = log.Head.Sequence;
        var sequence = place.Sequence ?? await LastUntilAsync(log, filter, place.Time, cancellationToken);
        var page = sequence is { } last
            ? await log.PageAsync(filter, new PageRequest(Before: last + 1, Limit: EventList.PageSize), cancellationToken)
            : await log.PageAsync(filter, new PageRequest(After: 0, Limit: EventList.PageSize), cancellationToken);
        if (page.Items is not [var first, ..])
        {
            return null;
        }

        // To count what a search finds takes as long as the search.
        var above = filter.SelectsRows || filter.SelectsContents
            ? new EventCount(first.Sequence < upTo ? EventList.Beyond : 0, IsExact: first.Sequence >= upTo)
            : await log.CountAsync(filter, first.Sequence, upTo + 1, cancellationToken);
        return new PlacedPage(page, above, Math.Max(upTo, first.Sequence));
    }

    /// <summary>
    /// The sequence of the last event until a time. Only this: where a clock was set back, a page until then has gaps.
    /// </summary>
    private static async Task<long?> LastUntilAsync(IEventLog log, EventFilter filter, DateTimeOffset? time, CancellationToken cancellationToken)
    {
        var end = time is { } until && until < DateTimeOffset.MaxValue.AddMilliseconds(-1) ? until.AddMilliseconds(1) : time;
        filter = filter with { To = filter.To < end ? filter.To : end };
        for (long? before = long.MaxValue; before is not null;)
        {
            var page = await log.PageAsync(filter, new PageRequest(Before: before, Limit: 1), cancellationToken);
            if (page.Items is [var found, ..])
            {
                return found.Sequence;
            }

            before = page.NextBefore; // A search that goes far comes in parts.
        }

        return null;
    }
}
