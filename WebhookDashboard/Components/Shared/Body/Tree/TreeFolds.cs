namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>Determines the visible lines when some of them are folded.</summary>
public sealed class TreeFolds
{
    private readonly ITreeLines _lines;
    private readonly HashSet<int> _folded = [];
    private readonly List<int> _visible;

    public TreeFolds(ITreeLines lines)
    {
        _lines = lines;
        _visible = new List<int>(lines.Count);
        Refresh();
    }

    /// <summary>The visible lines, by their index in the whole.</summary>
    public ICollection<int> Visible => _visible;

    public bool IsFolded(int line) => _folded.Contains(line);

    public void Toggle(int line)
    {
        if (_lines.CloseLine(line) > line && !_folded.Remove(line))
        {
            _folded.Add(line);
        }

        Refresh();
    }

    private void Refresh()
    {
        _visible.Clear();
        for (var line = 0; line < _lines.Count; line++)
        {
            _visible.Add(line);
            if (_folded.Contains(line))
            {
                line = _lines.CloseLine(line);
            }
        }
    }
}
