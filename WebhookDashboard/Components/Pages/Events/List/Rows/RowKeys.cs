using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List.Rows;

/// <summary>
/// The rendering keys of the visible rows. A row keeps its key while rows come and go around it. If all rows are replaced, as
/// with each repaint in a flood, the new ones take over the old keys: updating a row's elements costs the circuit, the network
/// and the browser far less than making them anew.
/// </summary>
internal sealed class RowKeys
{
    private Dictionary<EventId, object> _keys = [];

    /// <summary>Gives a key to each of the rows that are shown from now on.</summary>
    public void Show(IEnumerable<EventSummary> rows)
    {
        var shown = rows.ToList();
        Queue<object> free = new(shown.Exists(row => _keys.ContainsKey(row.Id)) ? [] : _keys.Values);
        _keys = shown.ToDictionary(row => row.Id, row => _keys.GetValueOrDefault(row.Id) ?? (free.TryDequeue(out var old) ? old : new object()));
    }

    public object Of(EventSummary row) => _keys.GetValueOrDefault(row.Id) ?? row.Id;
}
