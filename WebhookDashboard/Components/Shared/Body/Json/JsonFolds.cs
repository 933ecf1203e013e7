namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Determines the visible lines when some brackets are folded.</summary>
public sealed class JsonFolds
{
    private readonly IReadOnlyList<JsonLine> _lines;
    private readonly HashSet<int> _folded = [];
    private readonly List<int> _visible = [];

    public JsonFolds(IReadOnlyList<JsonLine> lines)
    {
        _lines = lines;
        Refresh();
    }

    /// <summary>The visible lines, by their index in the whole.</summary>
    public ICollection<int> Visible => _visible;

    /// <summary>Whether the line is a bracket that can be folded.</summary>
    public bool CanFold(int line) => _lines[line].Opens && _lines[line].CloseLine > line;

    public bool IsFolded(int line) => _folded.Contains(line);

    public void Toggle(int line)
    {
        if (CanFold(line) && !_folded.Remove(line))
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
                line = _lines[line].CloseLine;
            }
        }
    }
}
