using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>
/// How many stored events each choice of a filter would show beside the other filters that are set, whatever the events'
/// times. Where some events are counted only together with others (<see cref="EventKindRow.Mixed"/>), a count is a lower
/// bound. Choices without events are left out.
/// </summary>
/// <param name="Types">By type; <see cref="EventFilter.NoType"/> for events without one.</param>
/// <param name="HasAll">Whether no event can have another method or type.</param>
public sealed record EventFacets(
    IReadOnlyDictionary<EndpointSlug, EventCount> Endpoints,
    IReadOnlyDictionary<string, EventCount> Methods,
    IReadOnlyDictionary<string, EventCount> Types,
    IReadOnlyDictionary<Verdict, EventCount> Verdicts,
    bool HasAll)
{
    internal static EventFacets Of(IReadOnlyCollection<EventKindRow> kinds, EventFilter filter)
    {
        var looksInside = filter.Method is not null || filter.EventType is not null || filter.TypePrefix is not null || filter.ExceptType is not null;
        kinds = [.. kinds.Where(kind => filter.Pinned is null || filter.Pinned == kind.Pinned)];
        var hasAll = !kinds.Any(kind => IsMixed(kind) && HasEndpoint(kind) && HasVerdict(kind));
        return new EventFacets(
            Sum(kinds.Where(kind => (IsMixed(kind) || (HasMethod(kind) && HasType(kind))) && HasVerdict(kind)), kind => kind.Endpoint, IsSure),
            Sum(kinds.Where(kind => !IsMixed(kind) && HasEndpoint(kind) && HasType(kind) && HasVerdict(kind)), kind => kind.Method.ToUpperInvariant(), IsSure, hasAll),
            Sum(kinds.Where(kind => !IsMixed(kind) && HasEndpoint(kind) && HasMethod(kind) && IsIncluded(kind) && HasVerdict(kind)), kind => kind.EventType, IsSure, hasAll),
            Sum(kinds.Where(kind => (IsMixed(kind) || (HasMethod(kind) && HasType(kind))) && HasEndpoint(kind)), kind => kind.Verdict, IsSure),
            hasAll);

        bool HasEndpoint(EventKindRow kind) => filter.Endpoints.Count == 0 || filter.Endpoints.Contains(kind.Endpoint);
        bool HasMethod(EventKindRow kind) => filter.Method is null || filter.Method.Equals(kind.Method, StringComparison.OrdinalIgnoreCase);
        bool HasType(EventKindRow kind) => filter.IncludesType(kind.EventType);
        bool IsIncluded(EventKindRow kind) => filter.ExceptType is null || filter.ExceptType != kind.EventType;
        bool HasVerdict(EventKindRow kind) => filter.Verdict is null || filter.Verdict == kind.Verdict;
        bool IsSure(EventKindRow kind) => !looksInside || !IsMixed(kind);
    }

    private static bool IsMixed(EventKindRow kind) => kind.Method == EventKindRow.Mixed;

    private static Dictionary<TKey, EventCount> Sum<TKey>(
        IEnumerable<EventKindRow> kinds, Func<EventKindRow, TKey> key, Func<EventKindRow, bool> isSure, bool isExact = true)
        where TKey : notnull =>
        kinds.GroupBy(key).ToDictionary(same => same.Key, same => new EventCount(same.Where(isSure).Sum(kind => kind.Events), isExact && same.All(isSure)));
}
