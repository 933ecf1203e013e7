using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>
/// What the list shows: a bounded stretch of the log, newest first and without holes, and where it lies among all the
/// rows that were seen so far. It holds no more than <see cref="MaxHeld"/> rows, however far one scrolls or however
/// fast events come; what it lets go is read again from the log.
/// </summary>
/// <remarks>
/// An event enters in one of two ways: in a page of the log, or at the top in a live update. After a live update that
/// skipped events nothing is shown beside the hole; the page is read again instead.
/// </remarks>
public sealed class EventList
{
    /// <summary>Rows asked of the log at once.</summary>
    public const int PageSize = 100;

    /// <summary>Rows held at most.</summary>
    public const int MaxHeld = 6 * PageSize;

    /// <summary>Empty rows shown under the last known one while the log holds older ones: scrolling on them loads.</summary>
    public const int Beyond = 20;

    private readonly List<EventSummary> _rows = [];
    private readonly RowMarks _marks = new();
    private int _first;
    private int _known;
    private bool _hasOlder;
    private long _newest;
    private int _version;

    /// <summary>Which events belong here; a live event that does not match is passed over.</summary>
    public EventFilter Filter { get; private set; } = EventFilter.All;

    /// <summary>False until the first page came.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Matching events that came and are not shown, because the list is held.</summary>
    public long Waiting { get; private set; }

    /// <summary>How many rows the scroll bar stands for.</summary>
    public int Length => _known + (_hasOlder ? Beyond : 0);

    public bool IsEmpty => Loaded && _known == 0 && !_hasOlder;

    /// <summary>How many rows came in at the top since the last <see cref="Reset"/>.</summary>
    public long Prepended { get; private set; }

    /// <summary>The rows held now.</summary>
    public IReadOnlyList<EventSummary> Held => _rows;

    /// <summary>The sequence after which everything still waits.</summary>
    public long ShownUpTo { get; private set; }

    /// <summary>Starts anew with the newest page of a filter.</summary>
    internal void Reset(EventFilter filter, EventPage newest)
    {
        Filter = filter;
        Loaded = true;
        Waiting = 0;
        Prepended = 0;
        _version++;
        _marks.Clear();
        _rows.Clear();
        _rows.AddRange(newest.Items);
        _first = 0;
        _known = _rows.Count;
        _hasOlder = newest.NextBefore is not null;
        ShownUpTo = _rows.Count > 0 ? _rows[0].Sequence : 0;
        _newest = Math.Max(_newest, ShownUpTo);
    }

    /// <summary>Takes in what the feed brought.</summary>
    /// <param name="update">Its events may overlap with what is shown.</param>
    /// <param name="held">New rows must wait: the list is paused or scrolled.</param>
    internal MergeOutcome Merge(LiveUpdate update, bool held)
    {
        if (!Loaded)
        {
            // The first page is read after this and has it all.
            return MergeOutcome.Nothing;
        }

        held |= Waiting > 0 || _first > 0;
        if (update.Skipped > 0)
        {
            _newest = Math.Max(_newest, update.Head);
            return held ? MergeOutcome.Recount : MergeOutcome.Reload;
        }

        var fresh = update.Events.Where(e => e.Sequence > _newest && Filter.Matches(e)).ToList();
        if (update.Events.Count > 0)
        {
            _newest = Math.Max(_newest, update.Events[^1].Sequence);
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
        return MergeOutcome.Shown;
    }

    /// <summary>Says how many wait, counted in the log up to the head of the update that skipped some.</summary>
    internal void SetWaiting(long count) => Waiting = count;

    /// <summary>What to read so that a range of rows is held; null when it is, or there is no more.</summary>
    internal RowLoad? Missing(int start, int count)
    {
        var end = _first + _rows.Count;
        var wanted = Math.Min(start + count, Length);
        if (start >= _first && (wanted <= end || (end == _known && !_hasOlder)))
        {
            return null;
        }

        var mark = _marks.AtOrAbove(start);
        if (mark is { } far && (start < _first || far.Index > end))
        {
            return new RowLoad(new PageRequest(Before: far.Sequence + 1, Limit: PageSize), far.Index, _version);
        }

        return _rows.Count == 0 || start < _first
            ? null
            : new RowLoad(new PageRequest(Before: _rows[^1].Sequence, Limit: PageSize), end, _version);
    }

    /// <summary>Takes in a page that <see cref="Missing"/> asked for; one that the list has outrun is passed over.</summary>
    internal void Take(RowLoad load, EventPage page)
    {
        if (load.Version != _version)
        {
            return;
        }

        _version++;
        var end = _first + _rows.Count;
        if (load.Index == end)
        {
            _rows.AddRange(page.Items);
            LetGoOfTop();
        }
        else if (load.Index < _first && page.Items.Count > 0 && _rows.Count > 0
            && load.Index + page.Items.Count >= _first)
        {
            PutAbove(load, page);
        }
        else
        {
            MarkHeld();
            _rows.Clear();
            _rows.AddRange(page.Items);
            _first = load.Index;
        }

        end = _first + _rows.Count;
        var atBottom = page.NextBefore is null && (_rows.Count == 0 || page.Items.Count == 0 || page.Items[^1].Id == _rows[^1].Id);
        _known = atBottom ? end : Math.Max(_known, end);
        _hasOlder = !atBottom && (_hasOlder || end == _known);
    }

    /// <summary>The rows of a range that are held; fewer when some are not.</summary>
    public IEnumerable<EventSummary> Rows(int start, int count) =>
        start < _first ? [] : _rows.Skip(start - _first).Take(count);

    /// <summary>The place of an event among all rows; −1 when it is not held.</summary>
    public int IndexOf(EventId id)
    {
        var index = _rows.FindIndex(row => row.Id == id);
        return index < 0 ? -1 : _first + index;
    }

    /// <summary>The row at a place; null when it is not held.</summary>
    public EventSummary? At(int index) =>
        index >= _first && index < _first + _rows.Count ? _rows[index - _first] : null;

    /// <summary>Takes a deleted event out.</summary>
    public void Remove(EventId id)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            _version++;
            _rows.RemoveAt(index - _first);
            _marks.RowGone(index);
            _known--;
        }
    }

    private void Prepend(List<EventSummary> oldestFirst)
    {
        oldestFirst.Reverse();
        _rows.InsertRange(0, oldestFirst);
        ShownUpTo = _rows[0].Sequence;
        Prepended += oldestFirst.Count;
        _version++;

        // Nobody has scrolled: what lies below is found again from the log, and the scroll bar stays short.
        _marks.Clear();
        var excess = _rows.Count - MaxHeld;
        if (excess > 0)
        {
            _rows.RemoveRange(MaxHeld, excess);
        }

        _hasOlder |= _known + oldestFirst.Count > _rows.Count;
        _known = _rows.Count;
    }

    private void PutAbove(RowLoad load, EventPage page)
    {
        var above = page.Items.TakeWhile(row => row.Sequence > _rows[0].Sequence).ToList();
        _rows.InsertRange(0, above);
        _first = load.Index;
        while (_rows.Count > MaxHeld)
        {
            var start = Math.Max(0, _rows.Count - PageSize);
            _marks.Put(_first + start, _rows[start].Sequence);
            _rows.RemoveRange(start, _rows.Count - start);
        }
    }

    private void LetGoOfTop()
    {
        while (_rows.Count > MaxHeld)
        {
            _marks.Put(_first, _rows[0].Sequence);
            _rows.RemoveRange(0, PageSize);
            _first += PageSize;
        }
    }

    private void MarkHeld()
    {
        for (var i = 0; i < _rows.Count; i += PageSize)
        {
            _marks.Put(_first + i, _rows[i].Sequence);
        }
    }
}
