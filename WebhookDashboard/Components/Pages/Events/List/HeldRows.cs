using WebhookDashboard.Components.Pages.Events.List.Places;
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

    private readonly List<EventSummary> _rows = [];
    private readonly RowMarks _marks = new();
    private int _known;
    private bool _hasOlder;

    /// <summary>Where the log continues below the last row, if known.</summary>
    private long? _olderBefore;

    /// <summary>Whether the search for the last page ended there because of the time.</summary>
    private bool _isPart;

    /// <summary>Where the log continues above the first held row, if known.</summary>
    private long? _newerAfter;

    /// <summary>The rows held now.</summary>
    public IReadOnlyList<EventSummary> Held => _rows;

    /// <summary>How often the rows began anew.</summary>
    public int Beginning { get; private set; }

    /// <summary>The index of the list's first row; above it there is none, or none is known of.</summary>
    public int Top { get; private set; }

    /// <summary>Whether the list began at a place in the log, and nobody has scrolled up to its newest row since.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Everything after this sequence is not in the list.</summary>
    public long ShownUpTo { get; protected set; }

    /// <summary>Changes whenever the rows do.</summary>
    protected int Version { get; private set; }

    /// <summary>The index of the first held row.</summary>
    public int First { get; private set; }

    /// <summary>Whether nothing is looked for below the known rows.</summary>
    public bool IsStopped { get; set; }

    /// <summary>The index after the list's last row; to that point the scroll bar goes.</summary>
    public int Length => _known + (_hasOlder && !IsStopped ? EventList.Beyond : 0);

    /// <summary>How many rows there are; a lower bound while the log has older ones.</summary>
    public EventCount Found => new(_known - Top, IsExact: !_hasOlder && !IsPlaced);

    /// <summary>
    /// The sequence down to which the log was searched, if that took so long that older events were left for later; null
    /// otherwise.
    /// </summary>
    public long? SearchedTo => _isPart ? _olderBefore : null;

    /// <summary>Whether rows came back above the list, where it has no room for them: it has to begin anew.</summary>
    public bool IsShort { get; private set; }

    private int End => First + _rows.Count;

    /// <summary>Where the page below the held rows begins: the log may have searched further than the last row that it found.</summary>
    private long? OlderBefore => _olderBefore ?? (_rows.Count > 0 ? _rows[^1].Sequence : null);

    private long? NewerAfter => _newerAfter ?? (_rows.Count > 0 ? _rows[0].Sequence : null);

    /// <summary>Starts again with the newest page.</summary>
    protected void Reset(EventPage newest)
    {
        Begin(newest, first: 0);
        IsPlaced = false;
        Top = 0;
        _isPart = newest.IsPartOf(new PageRequest(Limit: EventList.PageSize));
    }

    /// <summary>Starts again with a page that is not the newest.</summary>
    /// <param name="page">It has at least one row.</param>
    /// <param name="above">How many rows are above it, up to <see cref="ShownUpTo"/>; more are found by scrolling up.</param>
    protected void Reset(EventPage page, EventCount above)
    {
        if (above.Count == 0)
        {
            Reset(page);
            return;
        }

        var room = (int)Math.Min(above.Count, EventCount.MostCounted);
        var isCounted = above.IsExact && room == above.Count;
        Begin(page, room + (isCounted ? ReserveIfCounted : Reserve));
        IsPlaced = true;
        Top = First - room;
        if (isCounted)
        {
            _marks.Put(Top, ShownUpTo);
        }
    }

    /// <summary>Returns the page to read so that a range of rows is held; null if it is, or there is no more.</summary>
    public RowLoad? Missing(int start, int count)
    {
        var from = Math.Max(start, Top);
        var wanted = Math.Min(start + count, Length);
        if (from >= wanted || (from >= First && (wanted <= End || (End == _known && !_hasOlder))))
        {
            return null;
        }

        var mark = _marks.AtOrAbove(from);
        if (from < First)
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

        RowLoad Load(PageRequest request, int index) => new(request, index, Version, Beginning);
    }

    /// <summary>Adds a page that <see cref="Missing"/> asked for; ignores it if the rows have changed meanwhile and it no longer fits to them.</summary>
    public void Take(RowLoad load, EventPage page)
    {
        if (load.Request.After is { } after)
        {
            if (load.Beginning == Beginning && after == NewerAfter)
            {
                TakeAbove(page);
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
        if (load.Index == End)
        {
            _rows.AddRange(page.Items);
            LetGoOfTop();
        }
        else
        {
            MarkHeld();
            _rows.Clear();
            _rows.AddRange(page.Items);
            First = load.Index;
            _newerAfter = null;
            IsPlaced &= First != Top || load.Request.Before != ShownUpTo + 1;
        }

        if (page.Items.Count == 0 || page.Items[^1].Id == _rows[^1].Id)
        {
            _olderBefore = page.NextBefore;
            _isPart = page.IsPartOf(load.Request);
        }

        var atBottom = page.NextBefore is null && (_rows.Count == 0 || page.Items.Count == 0 || page.Items[^1].Id == _rows[^1].Id);
        _known = atBottom ? End : Math.Max(_known, End);
        _hasOlder = !atBottom && (_hasOlder || End == _known);
    }

    /// <summary>Adds newer rows above the newest one, which is held.</summary>
    protected void Prepend(List<EventSummary> oldestFirst)
    {
        oldestFirst.Reverse();
        var known = _known - First + oldestFirst.Count;
        _rows.InsertRange(0, oldestFirst);
        Version++;

        // Nobody has scrolled: the rows below are read again when needed, and the scroll bar stays short.
        _marks.Clear();
        var excess = _rows.Count - EventList.MaxHeld;
        if (excess > 0)
        {
            _rows.RemoveRange(EventList.MaxHeld, excess);
            _olderBefore = null;
        }

        _hasOlder |= known > _rows.Count;
        _known = End;
    }

    /// <summary>Returns the held rows of a range, from <see cref="Top"/> on; fewer if some are not held.</summary>
    public IEnumerable<EventSummary> Rows(int start, int count)
    {
        var from = Math.Max(start, Top);
        return from < First ? [] : _rows.Skip(from - First).Take(Math.Max(0, start + count - from));
    }

    /// <summary>Returns the index of an event among all rows; −1 if it is not held.</summary>
    public int IndexOf(EventId id)
    {
        var index = _rows.FindIndex(row => row.Id == id);
        return index < 0 ? -1 : First + index;
    }

    /// <summary>Returns the row at an index; null if it is not held.</summary>
    public EventSummary? At(int index) => index >= First && index < End ? _rows[index - First] : null;

    /// <summary>Replaces the held rows by what the log has in their place now.</summary>
    /// <param name="rows">At most <see cref="EventList.MaxHeld"/>.</param>
    /// <param name="hasOlder">Whether some of them had no room, and are read again when needed.</param>
    protected void Replace(IReadOnlyList<EventSummary> rows, bool hasOlder)
    {
        var added = rows.Count - _rows.Count;
        Version++;
        _marks.Move(First, added);
        _rows.Clear();
        _rows.AddRange(rows);
        _newerAfter = null;
        IsShort &= First != Top;
        _known += added;
        if (hasOlder)
        {
            _hasOlder = true;
            _olderBefore = null;
        }
    }

    private void Begin(EventPage page, int first)
    {
        Version++;
        Beginning++;
        (IsShort, _isPart) = (false, false);
        _marks.Clear();
        _rows.Clear();
        _rows.AddRange(page.Items);
        First = first;
        _known = End;
        _hasOlder = page.NextBefore is not null;
        _olderBefore = page.NextBefore;
        _newerAfter = null;
    }

    /// <summary>
    /// Adds the rows above the held ones. How many there are is known only now: some may have been deleted since they were
    /// counted, or have come back.
    /// </summary>
    private void TakeAbove(EventPage page)
    {
        Version++;
        var items = page.Items.SkipWhile(row => row.Sequence > ShownUpTo).ToList();
        var isTop = page.NextAfter is null || items.Count < page.Items.Count || (items.Count > 0 && items[0].Sequence == ShownUpTo);
        var room = Math.Min(items.Count, First);
        IsShort |= room < items.Count || (room == First && !isTop);
        _rows.InsertRange(0, items.TakeLast(room));
        First -= room;
        _newerAfter = isTop || room < items.Count ? null : page.NextAfter;
        Top = isTop ? First : Math.Clamp(First - EventList.Beyond, 0, Top);
        IsPlaced &= !isTop;
        LetGoOfBottom();
    }

    private void LetGoOfBottom()
    {
        while (_rows.Count > EventList.MaxHeld)
        {
            var start = Math.Max(0, _rows.Count - EventList.PageSize);
            _marks.Put(First + start, _rows[start].Sequence);
            _rows.RemoveRange(start, _rows.Count - start);
            _olderBefore = null;
        }
    }

    private void LetGoOfTop()
    {
        while (_rows.Count > EventList.MaxHeld)
        {
            _marks.Put(First, _rows[0].Sequence);
            _rows.RemoveRange(0, EventList.PageSize);
            First += EventList.PageSize;
            _newerAfter = null;
        }
    }

    /// <summary>A far walk takes long steps.</summary>
    private static int LimitFor(int rows) => Math.Clamp(rows, EventList.PageSize, PageRequest.MaxLimit);

    private void MarkHeld()
    {
        for (var i = 0; i < _rows.Count; i += EventList.PageSize)
        {
            _marks.Put(First + i, _rows[i].Sequence);
        }
    }
}
