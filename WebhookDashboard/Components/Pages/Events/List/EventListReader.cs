using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Reads the list's rows and counts from the log. A failed read is remembered and retried until it succeeds: a list must not
/// keep a gap because the database was busy once.
/// </summary>
internal sealed class EventListReader(
    IEventLog log, TimeProvider clock, ILogger logger, ListHold hold, Func<EventSummary, bool> isHidden, Func<Task> changed,
    CancellationToken gone)
{
    /// <summary>The maximum number of pages read for one range of rows; a range is a screen, so one is usual.</summary>
    private const int MaxLoads = 10;

    /// <summary>The rows that one range reads at most.</summary>
    private const int PageOfRows = MaxLoads * EventList.PageSize;

    /// <summary>How far down an event is looked for: its rows are read one page after the other.</summary>
    private const long MostSought = 5 * PageOfRows;

    private EventsView _view = EventsView.All;
    private EventsView? _shown;
    private int _asked;
    private MatchCount? _counted;
    private bool _isUncounted;
    private long _countUpTo;
    private (RowLoad Load, Task<EventPage> Page)? _loading;

    public EventList List { get; } = new();

    /// <summary>The read of the newest page in progress, if any.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Reading a page of rows, if it is under way.</summary>
    public Task Loading => _loading?.Page ?? Task.CompletedTask;

    /// <inheritdoc cref="FailedReads.Retrying" />
    public Task Retrying => Failures.Retrying;

    /// <summary>Whether something could not be read; rows may be missing.</summary>
    public bool Failed => Failures.Any;

    /// <summary>Whether an update may cause a read now: while reads fail, ten updates a second must not cause ten.</summary>
    public bool IsReady => !Failed || Failures.IsRested;

    /// <summary>How many stored events match the filters; null while that is not known, or without filters.</summary>
    public EventCount? Matching => _counted?.Count is { } count ? count with { Count = count.Count + List.Grown } : null;

    /// <summary>Whether the list has a moving time range.</summary>
    public bool HasCutOff => _view.Within is not null;

    private FailedReads Failures => field ??= new FailedReads(clock, logger, TryAgainAsync, changed, gone);

    /// <summary>Reads the newest page of a view. The current rows stay until it arrives.</summary>
    public Task ShowAsync(EventsView view)
    {
        if (view != _view)
        {
            _counted = null;
        }

        _view = view;
        return ShowNewestAsync();
    }

    /// <summary>Removes the rows that were deleted, and puts those back whose deletion was undone. No other row moves away.</summary>
    public async Task ReconcileAsync()
    {
        var asked = _asked;
        var isDone = List.Loaded && await Failures.TryAsync(UnreadParts.Newest, async () =>
        {
            while (!await List.ReconcileAsync(async request => Shown(await log.PageAsync(List.Filter, request, gone))) && asked == _asked)
            {
            }

            return asked == _asked;
        });
        if (!isDone)
        {
            return;
        }

        if (List.Held.Count == 0)
        {
            _counted = null;
            await ShowNewestAsync();
            return;
        }

        (_counted, _isUncounted, _countUpTo) = (null, !List.Filter.IsEmpty, List.ShownUpTo);
        await CountMatchingAsync();
        if (List.Waiting > 0)
        {
            await RecountAsync();
        }

        await changed();
    }

    /// <summary>Reads the newest page again.</summary>
    public Task ShowNewestAsync() => Reading = ReadNewestAsync(++_asked);

    /// <summary>Shows the waiting events, unless the list is held.</summary>
    public Task ReleaseAsync() => !hold.IsOn && List.Waiting > 0 ? ShowNewestAsync() : Task.CompletedTask;

    /// <summary>Leaves a read that an update asks for to the next retry, because the last one has just failed.</summary>
    public void Leave(UnreadParts part) => Failures.Leave(part);

    /// <summary>Counts the waiting events in the log.</summary>
    public Task RecountAsync()
    {
        var asked = _asked;
        return Failures.TryAsync(UnreadParts.Waiting, async () =>
        {
            var waiting = await log.CountAsync(List.Filter, List.ShownUpTo, List.Newest + 1, gone);
            if (asked != _asked)
            {
                return false;
            }

            List.SetWaiting(waiting);
            Failures.Forget(UnreadParts.Newest); // The skipped events are counted, and shown when the list is released.
            return true;
        });
    }

    /// <summary>Returns the rows of a range; reads those that are not held.</summary>
    public async ValueTask<IReadOnlyList<EventSummary>> RowsAsync(int start, int count, CancellationToken cancellationToken)
    {
        await Failures.TryAsync(UnreadParts.Range, async () =>
        {
            for (var i = 0; i < MaxLoads && List.Missing(start, count) is { } load; i++)
            {
                var page = await LoadAsync(load).WaitAsync(cancellationToken);
                i -= page.IsPartOf(load.Request) ? 1 : 0; // Repeats until the rows are there, or nobody looks at them any more.
            }

            return true;
        });
        return [.. List.Rows(start, count)];
    }

    /// <summary>Returns the index of an event, and reads the rows down to it; −1 if it is not in the list, or too far down.</summary>
    public async Task<int> FindAsync(EventId id)
    {
        if (List.IndexOf(id) < 0 && await log.FindAsync(id, gone) is { Summary: var sought } && List.Filter.Matches(sought))
        {
            var newer = await log.CountAsync(List.Filter, sought.Sequence, List.ShownUpTo + 1, gone);
            for (var i = 0; newer is { IsExact: true, Count: <= MostSought } && i * PageOfRows <= newer.Count && List.IndexOf(id) < 0; i++)
            {
                await RowsAsync((int)newer.Count, 1, gone);
            }
        }

        return List.IndexOf(id);
    }

    /// <summary>Retries what failed, without moving the rows.</summary>
    public async Task TryAgainAsync()
    {
        if (Failures.Has(UnreadParts.Newest))
        {
            await (hold.IsOn && _shown == _view ? RecountAsync() : ShowNewestAsync());
        }
        else if (Failures.Has(UnreadParts.Waiting))
        {
            await RecountAsync();
        }
        else if (Failures.Has(UnreadParts.Matching))
        {
            await CountMatchingAsync();
        }

        // Requests the visible rows again.
        await changed();
    }

    /// <summary>
    /// Reads a page, unless it is being read. Each live update asks for the rows in sight anew and cancels what it asked before: a page
    /// that takes longer than until the next update would never be there.
    /// </summary>
    private Task<EventPage> LoadAsync(RowLoad load)
    {
        if (_loading is not { Page.IsCompleted: false } loading
            || (loading.Load.Request, loading.Load.Beginning) != (load.Request, load.Beginning))
        {
            _loading = loading = (load, ReadAsync(load));
        }

        return loading.Page;
    }

    private async Task<EventPage> ReadAsync(RowLoad load)
    {
        var page = Shown(await log.PageAsync(List.Filter, load.Request, gone));
        List.Take(load, page);
        return page;
    }

    /// <summary>Leaves out the events whose deletion can still be undone.</summary>
    private EventPage Shown(EventPage page) =>
        page.Items.Any(isHidden) ? page with { Items = [.. page.Items.Where(row => !isHidden(row))] } : page;

    private async Task ReadNewestAsync(int asked)
    {
        var view = _view;
        var filter = view.ToFilter(clock.GetUtcNow());
        var isRead = await Failures.TryAsync(UnreadParts.Newest, async () =>
        {
            var page = Shown(await log.PageAsync(filter, new PageRequest(Limit: EventList.PageSize), gone));
            if (asked != _asked)
            {
                return false;
            }

            if (_counted is { } before && Matching is { } count)
            {
                _counted = before with { Count = count, UpTo = Math.Max(before.UpTo, List.ShownUpTo) };
            }

            List.Reset(filter, page);
            _shown = view;
            _countUpTo = List.ShownUpTo;
            _isUncounted = !filter.IsEmpty && page.NextBefore is not null;
            if (!_isUncounted)
            {
                _counted = filter.IsEmpty ? null : new MatchCount(new EventCount(page.Items.Count), _countUpTo, filter.From, clock.GetUtcNow());
            }

            Failures.Forget(UnreadParts.Waiting | UnreadParts.Range);
            return true;
        });
        if (!isRead)
        {
            return;
        }

        if (_isUncounted && _counted is null)
        {
            await changed(); // Counting all events takes longer than reading a page.
        }

        await CountMatchingAsync();
        await changed();
    }

    private Task CountMatchingAsync()
    {
        var asked = _asked;
        return Failures.TryAsync(UnreadParts.Matching, async () =>
        {
            if (_isUncounted)
            {
                var counted = await MatchCount.CountAsync(log, List.Filter, _countUpTo, _counted, clock.GetUtcNow(), gone);
                if (asked != _asked)
                {
                    return false;
                }

                _counted = counted;
                _isUncounted = false;
            }

            return true;
        });
    }
}
