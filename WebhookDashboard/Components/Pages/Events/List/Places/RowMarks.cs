namespace WebhookDashboard.Components.Pages.Events.List.Places;

/// <summary>
/// Remembers where dropped rows are: the sequence of one row in each hundred, so that a jump of the scroll bar costs one
/// page and not a walk. 100,000 rows leave a thousand marks.
/// </summary>
internal sealed class RowMarks
{
    private readonly SortedList<int, long> _marks = [];

    public void Clear() => _marks.Clear();

    public void Put(int index, long sequence) => _marks[index] = sequence;

    /// <summary>The mark of the row, or the nearest one before it; null if there is none.</summary>
    public (int Index, long Sequence)? AtOrAbove(int index)
    {
        var count = _marks.Keys.TakeWhile(marked => marked <= index).Count();
        return count == 0 ? null : (_marks.Keys[count - 1], _marks.Values[count - 1]);
    }

    /// <summary>Moves all marks below a row.</summary>
    /// <param name="index">The row.</param>
    /// <param name="by">How many rows were added above them; negative: deleted.</param>
    public void Move(int index, int by)
    {
        var below = _marks.Where(mark => mark.Key > index).ToList();
        below.ForEach(mark => _marks.Remove(mark.Key));
        below.ForEach(mark => _marks[mark.Key + by] = mark.Value);
    }
}
