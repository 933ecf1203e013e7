using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>
/// How many stored events each choice of a filter would show beside the other filters that are set, whatever the events'
/// times. Choices without events are left out.
/// </summary>
/// <param name="Types">By type; <see cref="EventFilter.NoType"/> for events without one.</param>
/// <param name="IsExact">False if some events are counted only with others (<see cref="EventKindRow.Mixed"/>), so that each
/// count is a lower bound.</param>
public sealed record EventFacets(
    IReadOnlyDictionary<EndpointSlug, long> Endpoints,
    IReadOnlyDictionary<string, long> Methods,
    IReadOnlyDictionary<string, long> Types,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    bool IsExact)
{
    internal static EventFacets Of(IReadOnlyCollection<EventKindRow> kinds, EventFilter filter)
    {
        var known = kinds.Where(kind => kind.Method != EventKindRow.Mixed && (filter.ExceptType is null || kind.EventType != filter.ExceptType)).ToList();
        return new EventFacets(
            Sum(known.Where(kind => HasMethod(kind) && HasType(kind) && HasVerdict(kind)), kind => kind.Endpoint),
            Sum(known.Where(kind => HasEndpoint(kind) && HasType(kind) && HasVerdict(kind)), kind => kind.Method.ToUpperInvariant()),
            Sum(known.Where(kind => HasEndpoint(kind) && HasMethod(kind) && HasVerdict(kind)), kind => kind.EventType),
            Sum(known.Where(kind => HasEndpoint(kind) && HasMethod(kind) && HasType(kind)), kind => kind.Verdict),
            kinds.All(kind => kind.Method != EventKindRow.Mixed));

        bool HasEndpoint(EventKindRow kind) => filter.Endpoints.Count == 0 || filter.Endpoints.Contains(kind.Endpoint);
        bool HasMethod(EventKindRow kind) => filter.Method is null || filter.Method.Equals(kind.Method, StringComparison.OrdinalIgnoreCase);
        bool HasType(EventKindRow kind) => filter.EventType is null || filter.EventType == kind.EventType;
        bool HasVerdict(EventKindRow kind) => filter.Verdict is null || filter.Verdict == kind.Verdict;
    }

    private static Dictionary<TKey, long> Sum<TKey>(IEnumerable<EventKindRow> kinds, Func<EventKindRow, TKey> key)
        where TKey : notnull => kinds.GroupBy(key).ToDictionary(same => same.Key, same => same.Sum(kind => kind.Events));
}
