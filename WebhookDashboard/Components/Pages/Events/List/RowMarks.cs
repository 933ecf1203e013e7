namespace WebhookDashboard.Components.Pages.Events.List;

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
        var low = 0;
        var high = _marks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_marks.Keys[middle] <= index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : (_marks.Keys[low - 1], _marks.Values[low - 1]);
    }

    /// <summary>Moves all marks below a row.</summary>
    /// <param name="index">The row.</param>
    /// <param name="by">How many rows were added above them; negative: deleted.</param>
    public void Move(int index, int by)
    {
        var below = _marks.Where(mark => mark.Key > index).ToList();
        foreach (var mark in below)
        {
            _marks.Remove(mark.Key);
        }

        foreach (var mark in below)
        {
            _marks[mark.Key + by] = mark.Value;
        }
    }
}
