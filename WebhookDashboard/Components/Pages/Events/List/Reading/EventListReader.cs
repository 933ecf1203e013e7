using Microsoft.Extensions.Logging;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>
/// Reads the list's rows and counts from the log. A failed read is remembered and retried until it succeeds: a list must not
/// keep a gap because the database was busy once.
/// </summary>
internal sealed class EventListReader(
    IEventLog log, TimeProvider clock, ILogger logger, ListHold hold, Func<EventSummary, bool> isHidden, Func<Task> changed,
    CancellationToken gone) : IDisposable
{
    /// <summary>The maximum number of pages read for one range of rows; a range is a screen, so one is usual.</summary>
    private const int MaxLoads = 10;

    private EventsView _view = EventsView.All;
    private EventsView? _shown;
    private ListPlace? _place;
    private ListPlace? _shownPlace;
    private int _asked;
    public EventList List { get; } = new();

    /// <summary>The read of the newest page in progress, if any.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <inheritdoc cref="RowReads.Loading" />
    public Task Loading => Rows.Loading;

    /// <summary>Continues a search that the log ended early.</summary>
    public ListSearch Search => field ??= new ListSearch(List, SearchOnAsync, changed);

    /// <summary>Whether a search is under way: for the first rows, or for those in sight.</summary>
    public bool IsSearching => Search.IsRunning || (_view.IsSearch && _shown != _view);

    /// <inheritdoc cref="FailedReads.Retrying" />
    public Task Retrying => Failures.Retrying;

    /// <summary>Whether something could not be read; rows may be missing.</summary>
    public bool Failed => Failures.Any;

    /// <summary>Whether an update may cause a read now: while reads fail, ten updates a second must not cause ten.</summary>
    public bool IsReady => !Failed || Failures.IsRested;

    /// <summary>The view of the rows; null until the first page was read.</summary>
    public EventsView? ShownView => _shown;

    /// <inheritdoc cref="ListCount.Matching" />
    public EventCount? Matching => Count.Matching;

    /// <summary>Whether new rows have to wait. At a place in the log they always do.</summary>
    public bool IsHeld => hold.IsOn || List.IsPlaced;

    /// <summary>Whether the list has a moving time range. A search that went far keeps its rows: each repetition would go as far.</summary>
    public bool HasCutOff => _view.Within is not null && !Count.IsSkipped;

    private ListCount Count => field ??= new ListCount(log, List, clock);

    private ViewReads Reads => field ??= new ViewReads(log, Failures, isHidden, gone);

    private RowReads Rows => field ??= new RowReads(List, Reads);

    private FailedReads Failures => field ??= new FailedReads(clock, logger, TryAgainAsync, changed, gone);

    /// <summary>Reads the first page of a view. The current rows stay until it arrives.</summary>
    public Task ShowAsync(EventsView view)
    {
        if (view != _view || !Reads.HasBegun)
        {
            Count.Forget();
            List.IsStopped = false;
            Reads.Begin();
        }

        _view = view;
        _place = view.At is { } time ? new ListPlace(time, Sequence: null) : null;
        return ReadFirstAsync();
    }

    /// <summary>Merges an update of the feed. What the summaries don't tell of a search is looked up in the log.</summary>
    public async Task<MergeOutcome> MergeAsync(LiveUpdate update)
    {
        while (true)
        {
            var (filter, after) = (List.Filter, List.Newest);
            if (!filter.SelectsContents || !List.Loaded || update.Restarted || update.Head <= after)
            {
                return List.Merge(update, IsHeld);
            }

            var found = await Reads.FindNewAsync(filter, after, update);
            if (Reading.IsCompleted && ReferenceEquals(filter, List.Filter) && after == List.Newest)
            {
                // Too many to show one by one, or not readable: as if the feed had skipped them.
                return List.Merge(found is null ? update with { Skipped = update.Skipped + 1 } : update, IsHeld, found);
            }

            await Reading;
        }
    }

    public void Dispose() => Reads.Dispose();

    /// <summary>Removes the rows that were deleted, and puts those back whose deletion was undone. No other row moves away.</summary>
    public async Task ReconcileAsync()
    {
        var asked = _asked;
        var isDone = List.Loaded && await Failures.TryAsync(UnreadParts.Newest, async () =>
        {
            while (!await List.ReconcileAsync(request => Reads.PageAsync(List.Filter, request, gone)) && asked == _asked)
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
            Count.Forget();
            await ReadAgainAsync();
            return;
        }

        Count.Renew();
        await CountMatchingAsync();
        if (List.Waiting > 0)
        {
            await RecountAsync();
        }

        await changed();
    }

    /// <summary>Reads the newest page.</summary>
    public Task ShowNewestAsync()
    {
        _place = null;
        return ReadFirstAsync();
    }

    /// <summary>Reads the first page again: the newest, or the one at the list's place, unless the user has scrolled up from there.</summary>
    public Task ReadAgainAsync()
    {
        _place = _place == _shownPlace && !List.IsPlaced ? null : _place;
        return ReadFirstAsync();
    }

    /// <summary>Shows the waiting events, unless the list is held; or what is above the list, if it has no room for it.</summary>
    public Task ReleaseAsync()
    {
        if (List is { IsPlaced: true, IsShort: true, Held: [var first, ..] } && hold.AtTop)
        {
            _place = new ListPlace(Time: null, first.Sequence);
            return ReadFirstAsync();
        }

        return !IsHeld && (List.Waiting > 0 || List.IsShort) ? ShowNewestAsync() : Task.CompletedTask;
    }

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
            for (var i = 0; i < MaxLoads && _shown == _view && List.Missing(start, count) is { } load; i++)
            {
                if ((load.Request.Before is { } before && before == List.SearchedTo) || (await Rows.LoadAsync(load).WaitAsync(cancellationToken)).IsPartOf(load.Request))
                {
                    Search.Ask(start, count);
                    return false; // Whether the rows can be read is known later.
                }
            }

            return true;
        });
        return [.. List.Rows(start, count)];
    }

    /// <summary>Returns the index of an event; the list begins anew there if it is not held. −1 if it is not in the list.</summary>
    public async Task<int> FindAsync(EventId id)
    {
        if (List.IndexOf(id) < 0 && await log.FindAsync(id, gone) is { Summary.Sequence: var sequence }
            && await log.PageAsync(List.Filter, new PageRequest(Before: sequence + 1, Limit: 1), gone) is { Items: [var found] } && found.Id == id)
        {
            _place = new ListPlace(Time: null, sequence);
            await ReadFirstAsync();
        }

        return List.IndexOf(id);
    }

    /// <summary>Retries what failed, without moving the rows.</summary>
    public async Task TryAgainAsync()
    {
        if (Failures.Has(UnreadParts.Newest))
        {
            await (IsHeld && _shown == _view ? RecountAsync() : ReadAgainAsync());
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

    /// <returns>False if the log can't be read: the retries ask for the rows again.</returns>
    private async Task<bool> SearchOnAsync(RowLoad load)
    {
        if (!Reading.IsCompleted)
        {
            await Reading; // The list begins anew.
            return _shown == _view;
        }

        return await Failures.TryAsync(UnreadParts.Range, async () =>
        {
            await Rows.LoadAsync(load);
            return true;
        });
    }

    private Task ReadFirstAsync() => Reading = ReadFirstAsync(++_asked);

    private async Task ReadFirstAsync(int asked)
    {
        var (view, place) = (_view, _place);
        var filter = view.ToFilter(clock.GetUtcNow());
        var upTo = filter.SelectsContents ? log.Head.Sequence : 0;
        var isRead = await Reads.TryAsync(UnreadParts.Newest, async ended =>
        {
            var request = new PageRequest(Limit: EventList.PageSize);
            var placed = place is null ? null : await PlacedPage.ReadAsync(log, filter, place, ended);
            var page = placed is null ? await Reads.PageAsync(filter, request, ended) : Reads.Shown(placed.Page);
            if (asked != _asked)
            {
                return false;
            }

            Count.Keep();
            Begin(filter, page, placed, upTo);
            (_shown, _shownPlace) = (view, place);
            Count.Begin(page, isFar: placed is null && page.IsPartOf(request));
            Failures.Forget(UnreadParts.Waiting | UnreadParts.Range);
            return true;
        });
        if (!isRead)
        {
            return;
        }

        if (Count.IsMissing)
        {
            await changed(); // Counting all events takes longer than reading a page.
        }

        await CountMatchingAsync();
        await changed();
    }

    private void Begin(EventFilter filter, EventPage page, PlacedPage? placed, long upTo)
    {
        if (placed is not null && page.Items.Count > 0)
        {
            List.Reset(filter, placed with { Page = page });
        }
        else
        {
            List.Reset(filter, page, upTo);
        }
    }

    private Task CountMatchingAsync()
    {
        var asked = _asked;
        return Reads.TryAsync(UnreadParts.Matching, ended => Count.CountAsync(() => asked == _asked, ended));
    }
}
