using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The events that are selected for one action.</summary>
public sealed class EventSelection
{
    /// <summary>The most events that can be selected; more are chosen by filters.</summary>
    public const int Most = 1_000;

    private readonly HashSet<EventId> _ids = [];

    public IReadOnlyCollection<EventId> Ids => _ids;

    /// <summary>The event that was selected or unselected last, where a range begins.</summary>
    public EventId? Anchor { get; private set; }

    public bool Contains(EventId id) => _ids.Contains(id);

    public void Toggle(EventId id)
    {
        Anchor = id;
        if (!_ids.Remove(id) && _ids.Count < Most)
        {
            _ids.Add(id);
        }
    }

    /// <summary>Adds events, as far as there is room.</summary>
    public void Add(IEnumerable<EventId> ids)
    {
        foreach (var id in ids.TakeWhile(_ => _ids.Count < Most))
        {
            _ids.Add(id);
        }
    }

    /// <summary>Unselects events.</summary>
    /// <returns>Whether one of them was selected.</returns>
    public bool Remove(IEnumerable<EventId> ids)
    {
        var before = _ids.Count;
        _ids.ExceptWith(ids);
        return _ids.Count < before;
    }

    public void Clear()
    {
        _ids.Clear();
        Anchor = null;
    }
}
