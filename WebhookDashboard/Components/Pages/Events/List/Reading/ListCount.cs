using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Reading;

/// <summary>How many stored events match the filters of a list, and what of that is not counted yet.</summary>
internal sealed class ListCount(IEventLog log, EventList list, TimeProvider clock)
{
    private MatchCount? _counted;
    private bool _isUncounted;
    private long _upTo;

    /// <summary>Null while it is not known, or without filters.</summary>
    public EventCount? Matching =>
        IsSkipped ? list.Found
        : _counted?.Count is { } count ? count with { Count = Math.Max(count.Count + list.Grown, count.IsExact ? 0 : list.Found.Count) }
        : null;

    /// <summary>Whether the first page took too long to be filled: to count all events as well would take as long.</summary>
    public bool IsSkipped { get; private set; }

    /// <summary>Whether everything has to be counted first.</summary>
    public bool IsMissing => _isUncounted && _counted is null;

    /// <summary>Begins anew, for another view.</summary>
    public void Forget() => (_counted, IsSkipped) = (null, false);

    /// <summary>Has everything counted again.</summary>
    public void Renew() => (_counted, _isUncounted, _upTo) = (null, !list.Filter.IsEmpty && !IsSkipped, list.ShownUpTo);

    /// <summary>Adds what the list has grown by. Call it before the list begins anew.</summary>
    public void Keep()
    {
        if (_counted is { } before && Matching is { } count)
        {
            _counted = before with { Count = count, UpTo = Math.Max(before.UpTo, list.ShownUpTo) };
        }
    }

    /// <summary>Takes the count from a list that has begun with a page, if the page tells it.</summary>
    /// <param name="page">The list's first page.</param>
    /// <param name="isFar">Whether the page took too long to be filled.</param>
    public void Begin(EventPage page, bool isFar)
    {
        (IsSkipped, _upTo) = (isFar, list.ShownUpTo);
        _isUncounted = !list.Filter.IsEmpty && (page.NextBefore is not null || list.IsPlaced) && !isFar;
        if (!_isUncounted)
        {
            _counted = list.Filter.IsEmpty ? null : new MatchCount(new EventCount(page.Items.Count), _upTo, list.Filter.From, clock.GetUtcNow());
        }
    }

    /// <summary>Counts in the log what is not counted yet.</summary>
    /// <param name="isCurrent">Whether the list is still the same.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
    /// <returns>Whether the list is still the same.</returns>
    public async Task<bool> CountAsync(Func<bool> isCurrent, CancellationToken cancellationToken)
    {
        if (_isUncounted)
        {
            var counted = await MatchCount.CountAsync(log, list.Filter, _upTo, _counted, clock.GetUtcNow(), cancellationToken);
            if (!isCurrent())
            {
                return false;
            }

            (_counted, _isUncounted) = (counted, false);
        }

        return true;
    }
}
