using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Rows one after the other, newest first, and the index of each. Holds at most <see cref="EventList.MaxHeld"/>: what is added at
/// one end pushes rows out at the other, and marks remember where those were.
/// </summary>
internal sealed class RowWindow
{
    private readonly List<EventSummary> _rows = [];
    private readonly RowMarks _marks = new();

    public IReadOnlyList<EventSummary> Rows => _rows;

    /// <summary>The index of the first row.</summary>
    public int First { get; private set; }

    /// <summary>The index after the last row.</summary>
    public int End => First + _rows.Count;

    /// <summary>Starts again with other rows.</summary>
    public void Begin(IReadOnlyList<EventSummary> rows, int first)
    {
        _marks.Clear();
        Set(rows, first);
    }

    /// <summary>Goes to rows elsewhere in the list.</summary>
    public void GoTo(IReadOnlyList<EventSummary> rows, int first)
    {
        for (var i = 0; i < _rows.Count; i += EventList.PageSize)
        {
            _marks.Put(First + i, _rows[i].Sequence);
        }

        Set(rows, first);
    }

    /// <summary>Adds rows below the last one.</summary>
    /// <returns>Whether that pushed rows out at the top.</returns>
    public bool AddBelow(IReadOnlyList<EventSummary> rows)
    {
        _rows.AddRange(rows);
        var first = First;
        while (_rows.Count > EventList.MaxHeld)
        {
            _marks.Put(First, _rows[0].Sequence);
            _rows.RemoveRange(0, EventList.PageSize);
            First += EventList.PageSize;
        }

        return First > first;
    }

    /// <summary>Adds rows above the first one; the others keep their indexes.</summary>
    /// <returns>Whether that pushed rows out at the bottom.</returns>
    public bool AddAbove(IReadOnlyList<EventSummary> rows)
    {
        _rows.InsertRange(0, rows);
        First -= rows.Count;
        var end = End;
        while (_rows.Count > EventList.MaxHeld)
        {
            var start = _rows.Count - EventList.PageSize;
            _marks.Put(First + start, _rows[start].Sequence);
            _rows.RemoveRange(start, EventList.PageSize);
        }

        return End < end;
    }

    /// <summary>Adds rows at the index of the first one; the others move down, and what was known below them is forgotten.</summary>
    /// <returns>Whether that pushed rows out at the bottom.</returns>
    public bool Prepend(IReadOnlyList<EventSummary> rows)
    {
        _rows.InsertRange(0, rows);
        _marks.Clear();
        var excess = Math.Max(0, _rows.Count - EventList.MaxHeld);
        _rows.RemoveRange(_rows.Count - excess, excess);
        return excess > 0;
    }

    /// <summary>Replaces the rows where they are; what is below them moves by the difference.</summary>
    public void Replace(IReadOnlyList<EventSummary> rows)
    {
        _marks.Move(First, rows.Count - _rows.Count);
        Set(rows, First);
    }

    /// <inheritdoc cref="RowMarks.Put" />
    public void Mark(int index, long sequence) => _marks.Put(index, sequence);

    /// <inheritdoc cref="RowMarks.AtOrAbove" />
    public (int Index, long Sequence)? MarkAtOrAbove(int index) => _marks.AtOrAbove(index);

    /// <summary>Returns the row at an index; null if it is not held.</summary>
    public EventSummary? At(int index) => index >= First && index < End ? _rows[index - First] : null;

    /// <summary>Returns the index of an event; −1 if it is not held.</summary>
    public int IndexOf(EventId id)
    {
        var index = _rows.FindIndex(row => row.Id == id);
        return index < 0 ? -1 : First + index;
    }

    private void Set(IReadOnlyList<EventSummary> rows, int first)
    {
        _rows.Clear();
        _rows.AddRange(rows);
        First = first;
    }
}
