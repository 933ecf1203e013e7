using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>The reads of a list's view. They are cancelled when another view is requested.</summary>
internal sealed class ViewReads(IEventLog log, FailedReads failures, Func<EventSummary, bool> isHidden, CancellationToken gone) : IDisposable
{
    private CancellationTokenSource? _ending;

    /// <summary>Whether there was a view.</summary>
    public bool HasBegun => _ending is not null;

    /// <summary>Cancelled when another view is requested, or the page is closed.</summary>
    public CancellationToken Ended { get; private set; }

    /// <summary>Cancels the reads of the view before.</summary>
    public void Begin()
    {
        _ending?.Cancel();
        _ending?.Dispose();
        _ending = CancellationTokenSource.CreateLinkedTokenSource(gone);
        Ended = _ending.Token;
    }

    /// <summary>Whether only the reads of a view were cancelled, and the page is still there.</summary>
    public bool HaveOnlyEnded(CancellationToken ended) => ended.IsCancellationRequested && !gone.IsCancellationRequested;

    /// <summary>Reads a page as it is shown.</summary>
    public async Task<EventPage> PageAsync(EventFilter filter, PageRequest request, CancellationToken cancellationToken) =>
        Shown(await log.PageAsync(filter, request, cancellationToken));

    /// <summary>Reads which events of an update match, if its summaries don't tell.</summary>
    /// <returns>Oldest first; null if they could not be read, or are too many for one page.</returns>
    public async Task<IReadOnlyList<EventSummary>?> FindNewAsync(EventFilter filter, long after, LiveUpdate update)
    {
        if (update.Skipped == 0 && !update.Events.Any(e => e.Sequence > after && filter.Matches(e)))
        {
            return [];
        }

        var ended = Ended;
        try
        {
            var page = await PageAsync(filter, new PageRequest(update.Head + 1, after, EventList.PageSize), ended);
            return page.NextBefore is null ? [.. page.Items.Reverse()] : null;
        }
        catch (Exception e) when (e is not OperationCanceledException || HaveOnlyEnded(ended))
        {
            return null; // The page that is read instead says what is wrong.
        }
    }

    /// <summary>Leaves out the events whose deletion can still be undone.</summary>
    public EventPage Shown(EventPage page) =>
        page.Items.Any(isHidden) ? page with { Items = [.. page.Items.Where(row => !isHidden(row))], LeftOut = page.Items.Count(isHidden) } : page;

    /// <summary>Reads for the current view; false, too, if another one was requested meanwhile, which cancels the read.</summary>
    public async Task<bool> TryAsync(UnreadParts part, Func<CancellationToken, Task<bool>> read)
    {
        var ended = Ended;
        try
        {
            return await failures.TryAsync(part, () => read(ended));
        }
        catch (OperationCanceledException) when (HaveOnlyEnded(ended))
        {
            return false;
        }
    }

    public void Dispose() => _ending?.Dispose();
}
