using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Places;

/// <summary>A page somewhere in the log, and what is above it.</summary>
/// <param name="Page">
/// The page from the place downwards. If nothing is that old, only the oldest event. Empty if nothing was found in time. Its
/// <see cref="EventPage.NextAfter"/> is the place.
/// </param>
/// <param name="Above">How many events above it match, at least.</param>
/// <param name="UpTo">The last sequence when it was read; what follows is not counted.</param>
internal sealed record PlacedPage(EventPage Page, EventCount Above, long UpTo)
{
    /// <summary>Reads the page at a place.</summary>
    public static async Task<PlacedPage> ReadAsync(IEventLog log, EventFilter filter, ListPlace place, CancellationToken cancellationToken)
    {
        var head = log.Head.Sequence;
        var last = place.Sequence ?? await LastUntilAsync(log, filter, place.Time, cancellationToken);
        var page = await log.PageAsync(filter, new PageRequest(Before: last + 1, Limit: EventList.PageSize), cancellationToken);
        if (page is { Items: [], NextBefore: null })
        {
            page = await log.PageAsync(filter, new PageRequest(After: 0, Limit: 1), cancellationToken) with { NextBefore = null };
            last = page.NextAfter ?? head;
        }

        var upTo = Math.Max(head, page.Items is [var first, ..] ? first.Sequence : 0);
        var at = Math.Min(last, upTo);

        // To count what a search finds takes as long as the search.
        var above = filter.SelectsRows || filter.SelectsContents
            ? new EventCount(0, IsExact: at >= upTo)
            : await log.CountAsync(filter, at, upTo + 1, cancellationToken);
        return new PlacedPage(page with { NextAfter = at }, above, upTo);
    }

    /// <summary>
    /// The sequence of the last event until a time; 0 if there is none. A search does not have to find it: that may take long.
    /// Only its sequence: where a clock was set back, a page until then has gaps.
    /// </summary>
    private static async Task<long> LastUntilAsync(IEventLog log, EventFilter filter, DateTimeOffset? time, CancellationToken cancellationToken)
    {
        var end = time is { } until && until < DateTimeOffset.MaxValue.AddMilliseconds(-1) ? until.AddMilliseconds(1) : time;
        filter = filter with
        {
            To = filter.To < end ? filter.To : end,
            Search = null,
            Where = [],
            MinSize = null,
            MaxSize = null,
            Duplicates = null,
        };
        var page = await log.PageAsync(filter, new PageRequest(Limit: 1), cancellationToken);
        return page.Items is [var found, ..] ? found.Sequence : (page.NextBefore - 1) ?? 0;
    }
}
