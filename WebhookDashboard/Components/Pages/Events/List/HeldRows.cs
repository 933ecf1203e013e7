using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// A bounded part of the log, newest first and without gaps, and its position among all rows seen so far. Holds at most
/// <see cref="EventList.MaxHeld"/> rows; others are read again from the log.
/// </summary>
internal abstract class HeldRows
{
    private readonly List<EventSummary> _rows = [];
    private readonly RowMarks _marks = new();
    private int _known;
    private bool _hasOlder;

    /// <summary>Where the log continues below the last row, if known.</summary>
    private long? _olderBefore;

    /// <summary>Whether the search for the last page ended there because of the time.</summary>
    private bool _isPart;

    /// <summary>How often the rows began anew.</summary>
    private int _beginning;

    /// <summary>The rows held now.</summary>
    public IReadOnlyList<EventSummary> Held => _rows;

    /// <summary>Changes whenever the rows do.</summary>
    protected int Version { get; private set; }

    /// <summary>The index of the first held row among all rows.</summary>
    protected int First { get; private set; }

    /// <summary>Whether nothing is looked for below the known rows.</summary>
    public bool IsStopped { get; set; }

    /// <summary>The number of rows that the scroll bar represents.</summary>
    public int Length => _known + (_hasOlder && !IsStopped ? EventList.Beyond : 0);

    /// <summary>How many rows there are; a lower bound while the log has older ones.</summary>
    public EventCount Found => new(_known, IsExact: !_hasOlder);

    /// <summary>
    /// The sequence down to which the log was searched, if that took so long that older events were left for later; null
    /// otherwise.
    /// </summary>
    public long? SearchedTo => _isPart ? _olderBefore : null;

    private int End => First + _rows.Count;

    /// <summary>Where the page below the held rows begins: the log may have searched further than the last row that it found.</summary>
    private long? OlderBefore => _olderBefore ?? (_rows.Count > 0 ? _rows[^1].Sequence : null);

    /// <summary>Starts again with the newest page.</summary>
    protected void Reset(EventPage newest)
    {
        Version++;
        _beginning++;
        _marks.Clear();
        _rows.Clear();
        _rows.AddRange(newest.Items);
        First = 0;
        _known = _rows.Count;
        _hasOlder = newest.NextBefore is not null;
        _olderBefore = newest.NextBefore;
        _isPart = newest.IsPartOf(new PageRequest(Limit: EventList.PageSize));
    }

    /// <summary>Returns the page to read so that a range of rows is held; null if it is, or there is no more.</summary>
    public RowLoad? Missing(int start, int count)
    {
        var wanted = Math.Min(start + count, Length);
        if (start >= First && (wanted <= End || (End == _known && !_hasOlder)))
        {
            return null;
        }

        var mark = _marks.AtOrAbove(start);
        if (mark is { } far && (start < First || far.Index > End))
        {
            return new RowLoad(new PageRequest(Before: far.Sequence + 1, Limit: EventList.PageSize), far.Index, Version, _beginning);
        }

        return OlderBefore is not { } before || start < First
            ? null
            : new RowLoad(new PageRequest(Before: before, Limit: EventList.PageSize), End, Version, _beginning);
    }

    /// <summary>Adds a page that <see cref="Missing"/> asked for; ignores it if the rows have changed meanwhile and it no longer fits below them.</summary>
    public void Take(RowLoad load, EventPage page)
    {
        if (load.Version != Version)
        {
            if (load.Beginning != _beginning || load.Request.Before != OlderBefore)
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
        else if (load.Index < First && page.Items.Count > 0 && _rows.Count > 0
            && load.Index + page.Items.Count >= First)
        {
            PutAbove(load, page);
        }
        else
        {
            MarkHeld();
            _rows.Clear();
            _rows.AddRange(page.Items);
            First = load.Index;
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

        _hasOlder |= _known + oldestFirst.Count > _rows.Count;
        _known = _rows.Count;
    }

    /// <summary>Returns the held rows of a range; fewer if some are not held.</summary>
    public IEnumerable<EventSummary> Rows(int start, int count) =>
        start < First ? [] : _rows.Skip(start - First).Take(count);

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
        _known += added;
        if (hasOlder)
        {
            _hasOlder = true;
            _olderBefore = null;
        }
    }

    private void PutAbove(RowLoad load, EventPage page)
    {
        var above = page.Items.TakeWhile(row => row.Sequence > _rows[0].Sequence).ToList();
        _rows.InsertRange(0, above);
        First = load.Index;
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
        }
    }

    private void MarkHeld()
    {
        for (var i = 0; i < _rows.Count; i += EventList.PageSize)
        {
            _marks.Put(First + i, _rows[i].Sequence);
        }
    }
}
