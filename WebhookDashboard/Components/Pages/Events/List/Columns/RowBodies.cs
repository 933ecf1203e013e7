using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Columns;

/// <summary>
/// Reads what the visible rows show of their bodies, and forgets the others. Paging and filtering never touch a body; the
/// bytes of a read are bounded by <see cref="MostRows"/> and by what is read of each body.
/// </summary>
internal sealed class RowBodies(IEventLog log)
{
    /// <summary>The most rows in one read.</summary>
    public const int MostRows = 32;

    private Dictionary<long, RowBody> _read = [];
    private List<EventSummary> _visible = [];
    private ListColumns _columns = ListColumns.Usual;
    private SearchText? _search;

    /// <summary>How many rows are remembered.</summary>
    public int Count => _read.Count;

    public bool IsMissing => Missing.Any();

    /// <summary>Whether nothing is read of any visible row.</summary>
    public bool AreAllMissing => _read.Count == 0 && IsMissing;

    private IEnumerable<EventSummary> Missing => _columns.NeedBodies ? _visible.Where(row => !_read.ContainsKey(row.Sequence)) : [];

    /// <summary>Sets the rows that are visible from now on.</summary>
    public void Show(IEnumerable<EventSummary> visible)
    {
        _visible = [.. visible];
        _read = _visible.Where(row => _read.ContainsKey(row.Sequence)).ToDictionary(row => row.Sequence, row => _read[row.Sequence]);
    }

    /// <summary>Sets the columns, and the search whose matches are shown. What was read for others is forgotten.</summary>
    public void Show(ListColumns columns, SearchText? search = null)
    {
        if (columns != _columns || search != _search)
        {
            (_columns, _search) = (columns, search);
            _read = [];
        }
    }

    /// <summary>What a row shows; null until it is read.</summary>
    public RowBody? Of(EventSummary row) => _read.GetValueOrDefault(row.Sequence);

    /// <summary>Reads some of the visible rows that are not read yet, the upper ones first.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (columns, search) = (_columns, _search);
        var rows = Missing.Take(MostRows).ToDictionary(row => row.Sequence);
        if (rows.Count == 0)
        {
            return;
        }

        var openings = await log.ReadOpeningsAsync(rows.Keys, RowBody.BytesFor(columns, search), cancellationToken);
        var read = openings.ToDictionary(one => one.Sequence, one => RowBody.Of(one, rows[one.Sequence].BodySize, columns, search));
        if (columns != _columns || search != _search)
        {
            return;
        }

        // A row that is no longer stored has nothing to show, and is not asked for again.
        var empty = new RowBody("", [.. columns.Paths.Select(_ => "")]);
        foreach (var row in _visible.Where(row => rows.ContainsKey(row.Sequence)))
        {
            _read[row.Sequence] = read.GetValueOrDefault(row.Sequence, empty);
        }
    }
}
