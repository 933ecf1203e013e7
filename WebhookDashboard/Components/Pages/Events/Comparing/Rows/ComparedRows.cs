namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>Two compared bodies as lines: what differs, and what is the same folded. Only visible lines become text.</summary>
public abstract class ComparedRows
{
    private readonly List<ComparedRow> _rows = [];
    private readonly HashSet<int> _open = [];

    /// <summary>The visible lines.</summary>
    public ICollection<ComparedRow> Rows => _rows;

    /// <summary>The number of differences.</summary>
    public abstract int Differences { get; }

    /// <summary>The number of a line in its text; null if lines have none.</summary>
    public abstract int? NumberOf(ComparedRow row);

    public abstract IReadOnlyList<RowPart> TextOf(ComparedRow row);

    /// <summary>What a fold hides, or offers to hide again.</summary>
    public abstract string FoldOf(ComparedRow fold);

    /// <summary>A difference in a few words: <c>changed: $.data.amount</c>.</summary>
    public abstract string NameOf(int difference);

    /// <summary>The first row of a difference.</summary>
    public int RowOf(int difference) => _rows.FindIndex(row => row.Difference == difference);

    public bool IsOpen(ComparedRow fold) => _open.Contains(fold.Part);

    /// <summary>Shows what a fold hides, or hides it again.</summary>
    public void Toggle(ComparedRow fold)
    {
        if (!_open.Remove(fold.Part))
        {
            _open.Add(fold.Part);
        }

        Refresh();
    }

    protected void Refresh()
    {
        _rows.Clear();
        Build();
    }

    /// <summary>Adds the visible rows.</summary>
    protected abstract void Build();

    protected void Add(ComparedRow row) => _rows.Add(row);

    /// <summary>Adds the first lines of several, and a fold for the others. To fold one line would save nothing.</summary>
    /// <param name="count">The number of lines.</param>
    /// <param name="most">How many of them are always shown.</param>
    /// <param name="fold">The number of the fold.</param>
    /// <param name="depth">How far the fold is indented.</param>
    /// <param name="rowOf">Makes the row of a line.</param>
    protected void AddLines(int count, int most, int fold, int depth, Func<int, ComparedRow> rowOf)
    {
        var folds = count > most + 1;
        for (var line = 0; line < (folds && !_open.Contains(fold) ? most : count); line++)
        {
            _rows.Add(rowOf(line));
        }

        if (folds)
        {
            _rows.Add(new ComparedRow(LineMark.Fold, depth, -1, fold, count - most));
        }
    }
}
