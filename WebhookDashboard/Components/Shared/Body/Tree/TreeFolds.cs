using WebhookDashboard.Components.Shared.Body.Values;

namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>Determines the visible rows of a tree when some lines are folded, and some values are shown decoded below their line.</summary>
public sealed class TreeFolds
{
    private readonly HashSet<int> _folded = [];
    private readonly Dictionary<int, TreeFolds> _decoded = [];
    private readonly List<int> _visible;

    /// <summary>The visible rows of decoded values. Few trees have any, so each visible line costs no more than a number.</summary>
    private readonly List<TreeRow> _rows = [];

    public TreeFolds(ITreeLines lines)
    {
        Lines = lines;
        _visible = new List<int>(lines.Count);
        Refresh();
    }

    private TreeFolds(DecodedValue value, TreeRow below)
    {
        (Lines, Value, Below) = (value.Lines, value, below);
        Depth = below.Folds.Depth + below.Folds.Lines.At(below.Line).Depth + 1;
        _visible = [];
    }

    public ITreeLines Lines { get; }

    /// <summary>The value that these lines show; null for a whole body.</summary>
    public DecodedValue? Value { get; }

    /// <summary>The row with that value.</summary>
    public TreeRow Below { get; }

    /// <summary>How far the lines are indented.</summary>
    public int Depth { get; }

    /// <summary>The visible rows, for <see cref="At"/>: lines by their index in the whole, others below zero.</summary>
    public ICollection<int> Visible => _visible;

    public TreeRow At(int visible) => visible >= 0 ? new TreeRow(this, visible) : _rows[~visible];

    public bool IsFolded(int line) => _folded.Contains(line);

    public bool IsDecoded(int line) => _decoded.ContainsKey(line);

    /// <summary>Folds a line, or unfolds it.</summary>
    public void Toggle(TreeRow row)
    {
        if (row.Folds.Lines.CloseLine(row.Line) > row.Line && !row.Folds._folded.Remove(row.Line))
        {
            row.Folds._folded.Add(row.Line);
        }

        Refresh();
    }

    /// <summary>Shows what the value of a line holds, or hides it.</summary>
    public void ToggleDecoded(TreeRow row)
    {
        if (!row.Folds._decoded.Remove(row.Line) && row.Folds.Lines.ValueAt(row.Line).Decoded is { } value)
        {
            row.Folds._decoded.Add(row.Line, new TreeFolds(value, row));
        }

        Refresh();
    }

    private void Refresh()
    {
        _visible.Clear();
        _rows.Clear();
        Add(this);
    }

    private void Add(TreeFolds folds)
    {
        for (var line = 0; line < folds.Lines.Count; line++)
        {
            Add(folds, line);
            if (folds._decoded.TryGetValue(line, out var decoded))
            {
                Add(decoded, TreeRow.Heading);
                Add(decoded);
            }

            if (folds._folded.Contains(line))
            {
                line = folds.Lines.CloseLine(line);
            }
        }
    }

    private void Add(TreeFolds folds, int line)
    {
        if (folds == this)
        {
            _visible.Add(line);
        }
        else
        {
            _visible.Add(~_rows.Count);
            _rows.Add(new TreeRow(folds, line));
        }
    }
}
