using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// A bounded part of the log, newest first and without gaps, and its position among all rows of the list. Holds at most
/// <see cref="EventList.MaxHeld"/> rows; others are read again from the log. A row keeps its index as long as the list does
/// not begin anew, whatever comes or goes above it: instead, the list's first index changes (<see cref="Top"/>).
/// </summary>
internal abstract class HeldRows
{
    /// <summary>Indexes that are kept free above a place for rows that were not counted.</summary>
    private const int Reserve = 10_000;

    /// <summary>The same where all were counted: deletions may still be undone.</summary>
    private const int ReserveIfCounted = 200;

    private readonly RowWindow _window = new();
    private RowsEnd _above = new();
    private RowsEnd _below = new();

    /// <summary>The rows held now.</summary>
    public IReadOnlyList<EventSummary> Held => _window.Rows;

    /// <summary>How often the rows began anew.</summary>
    public int Beginning { get; private set; }

    /// <summary>The index of the list's first row; above it there is none, or none is known of.</summary>
    public int Top => Math.Max(0, _above.Index - _above.Beyond(IsStopped));

    /// <summary>Whether the list began at a place in the log, and nobody has scrolled up to its newest row since.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Everything after this sequence is not in the list.</summary>
    public long ShownUpTo { get; protected set; }

    /// <summary>Changes whenever the rows do.</summary>
    protected int Version { get; private set; }

    /// <summary>The index of the first held row.</summary>
    public int First => _window.First;

    /// <summary>Whether nothing is looked for beyond the known rows.</summary>
    public bool IsStopped { get; set; }

    /// <summary>The index after the list's last row; to that point the scroll bar goes.</summary>
    public int Length => _below.Index + _below.Beyond(IsStopped);

    /// <summary>How many rows there are; a lower bound while the log has older ones.</summary>
    public EventCount Found => new(_below.Index - _above.Index, IsExact: !_below.HasMore && !IsPlaced);

    /// <summary>The sequence down to which the log was searched, if older events were left for later; null otherwise.</summary>
    public long? SearchedTo => _below.SearchedTo;

    /// <summary>The sequence up to which the log was searched, if newer events were left for later; null otherwise.</summary>
    public long? SearchedUpTo => _above.SearchedTo;

    /// <summary>How many sequences of the log were searched.</summary>
    public long SearchedOf(long head) => (IsPlaced ? NewerAfter ?? ShownUpTo : head) - (_below.HasMore ? OlderBefore ?? 0 : 0);

    /// <summary>Whether rows came back above the list, where it has no room for them: it has to begin anew.</summary>
    public bool IsShort { get; private set; }

    /// <summary>Whether the list's first row is held.</summary>
    protected bool HoldsTop => First == _above.Index && !_above.HasMore;

    private int End => _window.End;

    private long? OlderBefore => _below.Next ?? (Held is [.., var last] ? last.Sequence : null);

    private long? NewerAfter => _above.Next ?? (Held is [var first, ..] ? first.Sequence : null);

    /// <summary>Starts again with the newest page.</summary>
    protected void Reset(EventPage newest)
    {
        Begin(newest, first: 0);
        IsPlaced = false;
    }

    /// <summary>Starts again with a page that is not the newest.</summary>
    /// <param name="page">Its <see cref="EventPage.NextAfter"/> says where the log continues above it.</param>
    /// <param name="above">How many rows are above it, up to <see cref="ShownUpTo"/>; more are found by scrolling up.</param>
    protected void Reset(EventPage page, EventCount above)
    {
        if (above is { Count: 0, IsExact: true })
        {
            Reset(page with { NextAfter = null });
            return;
        }

        var room = (int)Math.Min(above.Count, EventCount.MostCounted);
        var isCounted = above.IsExact && room == above.Count;
        Begin(page, room + (isCounted ? ReserveIfCounted : Reserve));
        IsPlaced = true;
        _above = new RowsEnd { Index = First - room, HasMore = !isCounted, Next = page.NextAfter, IsFar = room == 0 };
        if (isCounted)
        {
            _window.Mark(_above.Index, ShownUpTo);
        }
    }

    /// <summary>Returns the page to read so that a range of rows is held; null if it is, or there is no more.</summary>
    public RowLoad? Missing(int start, int count)
    {
        var from = Math.Max(start, Top);
        var wanted = Math.Min(start + count, Length);
        var isBelow = wanted > End && (End < _below.Index || _below.HasMore);
        if (from >= wanted || (from >= First && !isBelow))
        {
            return null;
        }

        var mark = _window.MarkAtOrAbove(from);
        if (from < First && !isBelow)
        {
            // Near rows are read from the held ones upwards, so that those stay.
            var distance = First - from;
            return mark is { } near && distance > EventList.PageSize && from - near.Index < distance ? From(near)
                : NewerAfter is { } after ? Load(new PageRequest(After: after, Limit: LimitFor(distance)), First)
                : null;
        }

        return mark is { } far && far.Index > End ? From(far)
            : OlderBefore is { } before ? Load(new PageRequest(Before: before, Limit: LimitFor(wanted - End)), End)
            : null;

        RowLoad From((int Index, long Sequence) row) => Load(new PageRequest(Before: row.Sequence + 1, Limit: EventList.PageSize), row.Index);

        RowLoad Load(PageRequest request, int index) => new(
            request, index, Version, Beginning, IsFar: request.Before is { } before ? before == SearchedTo : request.After == SearchedUpTo);
    }

    /// <summary>Adds a page that <see cref="Missing"/> asked for; ignores it if the rows have changed meanwhile and it no longer fits to them.</summary>
    public void Take(RowLoad load, EventPage page)
    {
        if (load.Request.After is { } after)
        {
            if (load.Beginning == Beginning && after == NewerAfter)
            {
                TakeAbove(load, page);
            }

            return;
        }

        if (load.Version != Version)
        {
            if (load.Beginning != Beginning || load.Request.Before != OlderBefore)
            {
                return;
            }

            load = load with { Index = End }; // Live rows came above meanwhile.
        }

        Version++;
        if (load.Index != End)
        {
            _window.GoTo(page.Items, load.Index);
            _above.Next = null;
            IsPlaced &= First != _above.Index || load.Request.Before != ShownUpTo + 1;
        }
        else if (_window.AddBelow(page.Items))
        {
            _above.Next = null;
        }

        (_below.Next, _below.IsFar) = (page.NextBefore, page.IsPartOf(load.Request));
        var atBottom = page.NextBefore is null;
        _below.Index = atBottom ? End : Math.Max(_below.Index, End);
        _below.HasMore = !atBottom && (_below.HasMore || End == _below.Index);
    }

    /// <summary>Adds newer rows above the newest one, which is held.</summary>
    protected void Prepend(List<EventSummary> oldestFirst)
    {
        oldestFirst.Reverse();
        var known = _below.Index - First + oldestFirst.Count;
        Version++;

        // Nobody has scrolled: the rows below are read again when needed, and the scroll bar stays short.
        if (_window.Prepend(oldestFirst))
        {
            _below.Next = null;
        }

        _below.HasMore |= known > Held.Count;
        _below.Index = End;
    }

    /// <summary>Returns the held rows of a range, from <see cref="Top"/> on; fewer if some are not held.</summary>
    public IEnumerable<EventSummary> Rows(int start, int count)
    {
        var from = Math.Max(start, Top);
        return from < First ? [] : Held.Skip(from - First).Take(Math.Max(0, start + count - from));
    }

    /// <summary>Returns what is shown at the indexes of a range: nothing above the first held row, if one of them is in the range.</summary>
    public IReadOnlyList<RowSlot> Slots(int start, int count)
    {
        var end = Math.Min(start + count, Length);
        var awaited = end > First ? End : Top;
        return [.. Enumerable.Range(start, Math.Max(0, end - start)).Select(index => new RowSlot(At(index), IsAwaited: index >= awaited))];
    }

    /// <summary>Returns the index of an event among all rows; −1 if it is not held.</summary>
    public int IndexOf(EventId id) => _window.IndexOf(id);

    /// <summary>Returns the row at an index; null if it is not held.</summary>
    public EventSummary? At(int index) => _window.At(index);

    /// <summary>Replaces the held rows by what the log has in their place now.</summary>
    /// <param name="rows">At most <see cref="EventList.MaxHeld"/>.</param>
    /// <param name="hasOlder">Whether some of them had no room, and are read again when needed.</param>
    protected void Replace(IReadOnlyList<EventSummary> rows, bool hasOlder)
    {
        var added = rows.Count - Held.Count;
        Version++;
        _window.Replace(rows);
        _above.Next = SearchedUpTo is null ? null : Held is [var first, ..] ? first.Sequence : _above.Next;
        IsShort &= !HoldsTop;
        _below.Index += added;
        if (hasOlder)
        {
            (_below.HasMore, _below.Next) = (true, null);
        }
    }

    private void Begin(EventPage page, int first)
    {
        Version++;
        Beginning++;
        IsShort = false;
        _window.Begin(page.Items, first);
        _above = new RowsEnd { Index = first };
        var isFar = page.IsPartOf(new PageRequest(Limit: EventList.PageSize));
        _below = new RowsEnd { Index = End, HasMore = page.NextBefore is not null, Next = page.NextBefore, IsFar = isFar };
    }

    /// <summary>
    /// Adds the rows above the held ones. How many there are is known only now: some may have been deleted since they were
    /// counted, or have come back.
    /// </summary>
    private void TakeAbove(RowLoad load, EventPage page)
    {
        Version++;
        var items = page.Items.SkipWhile(row => row.Sequence > ShownUpTo).ToList();
        var isTop = page.NextAfter is not { } next || next >= ShownUpTo || items.Count < page.Items.Count;
        var room = Math.Min(items.Count, First);
        IsShort |= room < items.Count || (room == First && !isTop);
        if (_window.AddAbove([.. items.TakeLast(room)]))
        {
            _below.Next = null;
        }

        _above.Index = isTop ? First : Math.Min(First, _above.Index);
        _above.HasMore = !isTop && (_above.HasMore || First == _above.Index);
        (_above.Next, _above.IsFar) = (isTop || room < items.Count ? null : page.NextAfter, page.IsPartOf(load.Request));
        IsPlaced &= !isTop;
    }

    /// <summary>A far walk takes long steps.</summary>
    private static int LimitFor(int rows) => Math.Clamp(rows, EventList.PageSize, PageRequest.MaxLimit);
}
