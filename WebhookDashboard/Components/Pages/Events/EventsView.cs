using System.Globalization;
using System.Text;
using WebhookDashboard.Components.Pages.Events.Filters;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>
/// The filters of the list, as written in its address, so that a link shows the same view. Invalid values count as not set.
/// </summary>
public sealed record EventsView
{
    public static readonly EventsView All = new();

    private const string Hidden = "hidden";

    /// <summary>Any of these; empty: all.</summary>
    public IReadOnlyList<EndpointSlug> Endpoints { get; init; } = [];

    public string? Method { get; init; }

    public string? EventType { get; init; }

    /// <summary>Whether the webhooks of comparisons are left out.</summary>
    public bool HidesComparisons { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>How far back the list goes. Without it, <see cref="From"/> and <see cref="To"/> may be set.</summary>
    public TimeRangeOption? Within { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public bool IsAll => Query().Length == 0;

    public bool HasTimes => Within is not null || From is not null || To is not null;

    /// <summary>The number of filters that are set.</summary>
    public int Count =>
        Endpoints.Count + (Method is null ? 0 : 1) + (EventType is null ? 0 : 1) + (Verdict is null ? 0 : 1) + (HasTimes ? 1 : 0) + (HidesComparisons ? 1 : 0);

    public static EventsView Parse(
        IEnumerable<string?>? endpoints, string? method, string? type, string? verdict, string? time, string? from = null, string? to = null, string? comparisons = null)
    {
        var within = TimeRangeOption.Find(time);
        return new EventsView
        {
            Endpoints =
            [
                .. (endpoints ?? []).Select(text => EndpointSlug.TryParse(text, out var slug) ? slug : (EndpointSlug?)null).OfType<EndpointSlug>().Distinct(),
            ],
            Method = string.IsNullOrWhiteSpace(method) ? null : method.Trim().ToUpperInvariant(),
            EventType = EventFilter.ParseType(type),
            Verdict = ParseVerdict(verdict),
            Within = within,
            From = within is null ? EventFilter.ParseTime(from) : null,
            To = within is null ? EventFilter.ParseTime(to) : null,
            HidesComparisons = comparisons == Hidden,
        };
    }

    /// <summary>The address of this view, with or without an open event, relative to the app's base.</summary>
    public string AddressOf(EventId? open) => (open is { } id ? $"events/{id}" : "events") + Query();

    /// <summary>The address of a comparison of an event with another one, by default with the previous of its type.</summary>
    public string ComparisonOf(EventId id, EventId? other = null) => (other is { } left ? $"events/{id}/compare/{left}" : $"events/{id}/compare") + Query();

    public EventFilter ToFilter(DateTimeOffset now) => new()
    {
        Endpoints = Endpoints,
        Method = Method,
        EventType = EventType,
        Verdict = Verdict,
        ExceptType = HidesComparisons ? SimulatedEvents.Type : null,
        From = Within is { } range ? now - range.Length : From,
        To = To,
    };

    /// <summary>The view with one more endpoint, or without it.</summary>
    public EventsView Toggled(EndpointSlug endpoint) => this with
    {
        Endpoints = Endpoints.Contains(endpoint) ? [.. Endpoints.Where(one => one != endpoint)] : [.. Endpoints, endpoint],
    };

    public EventsView WithTimes(TimeRangeOption? within, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        this with { Within = within, From = from, To = to };

    /// <summary>Views with the same address are equal: a list has no equality of its own.</summary>
    public bool Equals(EventsView? other) => other is not null && Query() == other.Query();

    public override int GetHashCode() => Query().GetHashCode(StringComparison.Ordinal);

    private static Verdict? ParseVerdict(string? text) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>()
            .FirstOrDefault(v => string.Equals(v.ToString(), text, StringComparison.OrdinalIgnoreCase));

    private static string? Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private string Query()
    {
        var query = new StringBuilder();
        foreach (var endpoint in Endpoints)
        {
            Add("endpoint", endpoint.Value);
        }

        Add("method", Method);
        Add("type", EventType is EventFilter.NoType ? EventFilter.NoTypeText : EventType);
        Add("verdict", Verdict?.ToString().ToLowerInvariant());
        Add("time", Within?.Key);
        Add("from", Iso(From));
        Add("to", Iso(To));
        Add("comparisons", HidesComparisons ? Hidden : null);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
