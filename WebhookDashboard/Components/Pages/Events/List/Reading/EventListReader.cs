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
    private Start _wanted = new(EventsView.All, Place: null);
    private Start? _shown;
    private int _asked;

    public EventList List { get; } = new();

    /// <summary>The read of the newest page in progress, if any.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <inheritdoc cref="RowReads.Loading" />
    public Task Loading => Rows.Loading;

    /// <inheritdoc cref="RowReads.Search" />
    public ListSearch Search => Rows.Search;

    /// <summary>Whether a search is under way: for the first rows, or for those in sight.</summary>
    public bool IsSearching => Search.IsRunning || (_wanted.View.IsSearch && _shown != _wanted);

    /// <inheritdoc cref="FailedReads.Retrying" />
    public Task Retrying => Failures.Retrying;

    /// <summary>Whether something could not be read; rows may be missing.</summary>
    public bool Failed => Failures.Any;

    /// <summary>Whether an update may cause a read now: while reads fail, ten updates a second must not cause ten.</summary>
    public bool IsReady => !Failed || Failures.IsRested;

    /// <summary>The view of the rows; null until the first page was read.</summary>
    public EventsView? ShownView => _shown?.View;

    /// <inheritdoc cref="ListCount.Matching" />
    public EventCount? Matching => Count.Matching;

    /// <summary>Whether new rows have to wait. At a place in the log they always do.</summary>
    public bool IsHeld => hold.IsOn || List.IsPlaced;

    /// <summary>Whether the list has a moving time range. A search that went far keeps its rows: each repetition would go as far.</summary>
    public bool HasCutOff => _wanted.View.Within is not null && !Count.IsSkipped;

    private ListCount Count => field ??= new ListCount(log, List, clock);

    private ViewReads Reads => field ??= new ViewReads(log, Failures, isHidden, gone);

    private RowReads Rows => field ??= new RowReads(List, Reads, Failures, () => ShownView == _wanted.View, () => Reading, changed);

    private FailedReads Failures => field ??= new FailedReads(clock, logger, TryAgainAsync, changed, gone);

    /// <summary>Reads the first page of a view. The current rows stay until it arrives.</summary>
    public Task ShowAsync(EventsView view)
    {
        if (view != _wanted.View || !Reads.HasBegun)
        {
            Count.Forget();
            Reads.Begin();
        }

        List.IsStopped = false;
        _wanted = new Start(view, ListPlace.Of(view));
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
    public Task ShowNewestAsync() => ShowAsync(place: null);

    /// <summary>Reads the first page again: the newest, or the one at the list's place, unless the user has scrolled up from there.</summary>
    public Task ReadAgainAsync() => ShowAsync(_wanted == _shown && !List.IsPlaced ? null : _wanted.Place);

    /// <summary>Shows the waiting events, unless the list is held; or what is above the list, if it has no room for it.</summary>
    public Task ReleaseAsync()
    {
        if (List is { IsPlaced: true, IsShort: true, Held: [var first, ..] } && hold.AtTop)
        {
            return ShowAsync(new ListPlace(Time: null, first.Sequence));
        }

        return !IsHeld && (List.Waiting > 0 || List.IsShort) ? ShowWaitingAsync() : Task.CompletedTask;
    }

    /// <summary>Shows the waiting events. A search keeps its other rows: it might have to go far to find them again.</summary>
    public Task ShowWaitingAsync() => Reading = List.Filter.SelectsContents && List.Loaded ? AddWaitingAsync(_asked) : ShowNewestAsync();

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

    /// <inheritdoc cref="RowReads.RowsAsync" />
    public ValueTask<IReadOnlyList<EventSummary>> RowsAsync(int start, int count, CancellationToken cancellationToken) =>
        Rows.RowsAsync(start, count, cancellationToken);

    /// <summary>Returns the index of an event; the list begins anew there if it is not held. −1 if it is not in the list.</summary>
    public async Task<int> FindAsync(EventId id)
    {
        if (List.IndexOf(id) < 0 && await log.FindAsync(id, gone) is { Summary.Sequence: var sequence }
            && await log.PageAsync(List.Filter, new PageRequest(Before: sequence + 1, After: sequence - 1, Limit: 1), gone) is { Items: [_] })
        {
            await ShowAsync(new ListPlace(Time: null, sequence));
        }

        return List.IndexOf(id);
    }

    /// <summary>Retries what failed, without moving the rows.</summary>
    public async Task TryAgainAsync()
    {
        if (Failures.Has(UnreadParts.Newest))
        {
            await (IsHeld && _shown == _wanted ? RecountAsync() : ReadAgainAsync());
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

    private Task ShowAsync(ListPlace? place)
    {
        _wanted = _wanted with { Place = place };
        return ReadFirstAsync();
    }

    private async Task AddWaitingAsync(int asked)
    {
        var request = new PageRequest(After: List.ShownUpTo, Limit: EventList.PageSize);
        EventPage? page = null;
        var isRead = await Reads.TryAsync(UnreadParts.Newest, async ended =>
        {
            page = await Reads.PageAsync(List.Filter, request, ended);
            return asked == _asked;
        });
        if (isRead)
        {
            await (List.TakeWaiting(request, page!) ? changed() : ShowNewestAsync());
        }
    }

    private Task ReadFirstAsync() => Reading = ReadFirstAsync(++_asked);

    private async Task ReadFirstAsync(int asked)
    {
        var start = _wanted;
        var filter = start.View.ToFilter(clock.GetUtcNow());
        var upTo = filter.SelectsContents ? log.Head.Sequence : 0;
        var isRead = await Reads.TryAsync(UnreadParts.Newest, async ended =>
        {
            var request = new PageRequest(Limit: EventList.PageSize);
            var placed = start.Place is { } place ? await PlacedPage.ReadAsync(log, filter, place, ended) : null;
            var page = Reads.Shown(placed?.Page ?? await log.PageAsync(filter, request, ended));
            if (asked != _asked)
            {
                return false;
            }

            Count.Keep();
            if (placed is null)
            {
                List.Reset(filter, page, upTo);
            }
            else
            {
                List.Reset(filter, placed with { Page = page });
            }

            _shown = start;
            Count.Begin(page, isFar: page.IsPartOf(request) || (List.SearchedUpTo is not null && page.Items.Count + page.LeftOut < request.Limit));
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

    private Task CountMatchingAsync()
    {
        var asked = _asked;
        return Reads.TryAsync(UnreadParts.Matching, ended => Count.CountAsync(() => asked == _asked, ended));
    }

    /// <summary>A view, and where its list begins; null: at its newest event.</summary>
    private sealed record Start(EventsView View, ListPlace? Place);
}
