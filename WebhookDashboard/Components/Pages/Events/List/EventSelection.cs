using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>The events that are selected for one action: some, one by one, or all that match the filters.</summary>
public sealed class EventSelection
{
    /// <summary>The most events that can be selected one by one.</summary>
    public const int Most = 1_000;

    private readonly HashSet<EventId> _ids = [];

    /// <summary>The events that were selected one by one.</summary>
    public IReadOnlyCollection<EventId> Ids => _ids;

    /// <summary>Whether all events that match the filters are selected, in the list or not.</summary>
    public bool IsAllMatching { get; private set; }

    public bool IsEmpty => _ids.Count == 0 && !IsAllMatching;

    /// <summary>The event that was selected or unselected last, where a range begins.</summary>
    public EventId? Anchor { get; private set; }

    public bool Contains(EventId id) => IsAllMatching || _ids.Contains(id);

    /// <summary>Selects an event, or unselects it. Of all that match, only those stay that were selected one by one.</summary>
    public void Toggle(EventId id)
    {
        Anchor = id;
        IsAllMatching = false;
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

    public void AddAllMatching() => IsAllMatching = true;

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
        IsAllMatching = false;
        Anchor = null;
    }
}
