using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// The rows of the list. Decides which live events belong into it. Holds at most <see cref="MaxHeld"/> rows, however far one
/// scrolls or however fast events arrive.
/// </summary>
/// <remarks>
/// An event enters in one of two ways: in a page of the log, or at the top in a live update. After a live update that
/// skipped events, no event is shown next to the gap: each further update asks for another read, until the page, or the
/// count of what waits, was read again.
/// </remarks>
internal sealed class EventList : HeldRows
{
    /// <summary>The number of rows in one read.</summary>
    public const int PageSize = 100;

    /// <summary>The maximum number of rows held.</summary>
    public const int MaxHeld = 6 * PageSize;

    /// <summary>
    /// The number of empty rows below the last known one while the log has older events: scrolling to them loads.
    /// </summary>
    public const int Beyond = 20;

    private bool _hole;

    /// <summary>Selects the events; a live event that does not match is ignored.</summary>
    public EventFilter Filter { get; private set; } = EventFilter.All;

    /// <summary>False until the first page was read.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The number of matching events that arrived but wait because the list is held.</summary>
    public long Waiting { get; private set; }

    public bool IsEmpty => Loaded && Length == Top;

    /// <summary>False if more events wait than <see cref="Waiting"/> says.</summary>
    public bool WaitingIsExact { get; private set; } = true;

    /// <summary>How many rows were added since the list began, or since the last <see cref="ReconcileAsync"/>.</summary>
    public long Grown { get; private set; }

    /// <summary>The last sequence that the list knows of.</summary>
    public long Newest { get; private set; }

    /// <summary>Starts again with the newest page of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="newest">Its newest page.</param>
    /// <param name="upTo">A sequence up to which that page surely has every event.</param>
    public void Reset(EventFilter filter, EventPage newest, long upTo = 0)
    {
        Begin(filter, newest.Items.Count > 0 ? newest.Items[0].Sequence : 0);
        Reset(newest);
        ShownUpTo = Math.Max(upTo, ShownUpTo);
        Newest = Math.Max(Newest, ShownUpTo);
    }

    /// <summary>Starts again at a place in the log.</summary>
    public void Reset(EventFilter filter, PlacedPage placed)
    {
        Begin(filter, placed.UpTo);
        Reset(placed.Page, placed.Above);
    }

    /// <summary>Merges an update of the feed.</summary>
    /// <param name="update">Its events may overlap with the rows.</param>
    /// <param name="held">Whether new rows must wait because the list is paused or scrolled.</param>
    /// <param name="found">What a search found of everything after <see cref="Newest"/>, oldest first, skipped events included;
    /// null: the filter needs the summaries alone.</param>
    public MergeOutcome Merge(LiveUpdate update, bool held, IReadOnlyList<EventSummary>? found = null)
    {
        if (update.Restarted)
        {
            Newest = 0; // The sequences start again at a lower one.
            _hole = true;
            return MergeOutcome.Reload;
        }

        if (!Loaded)
        {
            return MergeOutcome.Reload;
        }

        held |= Waiting > 0 || !HoldsTop || IsShort;
        var fresh = found?.ToList() ?? update.Events.Where(e => e.Sequence > Newest && Filter.Matches(e)).ToList();
        if (update.Events.Count > 0 || update.Skipped > 0)
        {
            Newest = Math.Max(Newest, Math.Max(update.Head, update.Events.Count > 0 ? update.Events[^1].Sequence : 0));
        }

        _hole |= update.Skipped > 0 && found is null;
        if (_hole)
        {
            return held ? MergeOutcome.Recount : MergeOutcome.Reload;
        }

        if (fresh.Count == 0)
        {
            return MergeOutcome.Nothing;
        }

        if (held)
        {
            Waiting += fresh.Count;
            return MergeOutcome.Waits;
        }

        Prepend(fresh);
        ShownUpTo = Held[0].Sequence;
        Grown += fresh.Count;
        return MergeOutcome.Shown;
    }

    /// <summary>Adds the waiting events above the newest row.</summary>
    /// <param name="request">What was read: everything after <see cref="HeldRows.ShownUpTo"/>.</param>
    /// <param name="page">What was found.</param>
    /// <returns>False if it does not adjoin the newest row, or is too much for one page.</returns>
    public bool TakeWaiting(PageRequest request, EventPage page)
    {
        if (!HoldsTop || IsShort || request.After != ShownUpTo || page.NextAfter is not null)
        {
            return false;
        }

        if (page.Items is [var newest, ..])
        {
            Prepend([.. page.Items.Reverse()]);
            ShownUpTo = newest.Sequence;
            Newest = Math.Max(Newest, ShownUpTo);
            Grown += page.Items.Count;
        }

        SetWaiting(new EventCount(0));
        return true;
    }

    /// <summary>Sets how many wait, as counted in the log from <see cref="HeldRows.ShownUpTo"/> to <see cref="Newest"/>.</summary>
    public void SetWaiting(EventCount count)
    {
        (Waiting, WaitingIsExact) = (count.Count, count.IsExact);
        _hole = false;
    }

    /// <summary>
    /// Reads the rows that are held again: removes those that were deleted, and puts those back whose deletion was undone.
    /// </summary>
    /// <param name="read">Reads a page of the log.</param>
    /// <returns>False if the rows changed meanwhile.</returns>
    public async Task<bool> ReconcileAsync(Func<PageRequest, Task<EventPage>> read)
    {
        var version = Version;
        var rows = new List<EventSummary>();
        var last = Held.Count == 0 ? long.MaxValue : Held[^1].Sequence;
        for (long? before = 1 + (HoldsTop || Held.Count == 0 ? ShownUpTo : Held[0].Sequence); before > last && rows.Count <= MaxHeld;)
        {
            var page = await read(new PageRequest(Before: before, Limit: PageSize));
            rows.AddRange(page.Items.Where(row => row.Sequence >= last));
            before = page.NextBefore;
        }

        if (version != Version)
        {
            return false;
        }

        Replace([.. rows.Take(MaxHeld)], hasOlder: rows.Count > MaxHeld);
        Grown = 0;
        return true;
    }

    private void Begin(EventFilter filter, long shownUpTo)
    {
        Filter = filter;
        Loaded = true;
        Waiting = 0;
        WaitingIsExact = true;
        Grown = 0;
        _hole = false;
        ShownUpTo = shownUpTo;
        Newest = Math.Max(Newest, ShownUpTo);
    }
}
