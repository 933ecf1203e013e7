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

    public EndpointSlug? Endpoint { get; init; }

    public string? Method { get; init; }

    public string? EventType { get; init; }

    /// <summary>Whether the webhooks of comparisons are left out.</summary>
    public bool HidesComparisons { get; init; }

    public Verdict? Verdict { get; init; }

    public TimeRangeOption? Within { get; init; }

    public bool IsAll => this == All;

    /// <summary>The number of filters that are set.</summary>
    public int Count =>
        (Endpoint is null ? 0 : 1) + (Method is null ? 0 : 1) + (EventType is null ? 0 : 1) + (Verdict is null ? 0 : 1)
        + (Within is null ? 0 : 1) + (HidesComparisons ? 1 : 0);

    public static EventsView Parse(string? endpoint, string? method, string? type, string? verdict, string? time, string? comparisons = null) => new()
    {
        Endpoint = EndpointSlug.TryParse(endpoint, out var slug) ? slug : null,
        Method = string.IsNullOrWhiteSpace(method) ? null : method.Trim().ToUpperInvariant(),
        EventType = EventFilter.ParseType(type),
        Verdict = ParseVerdict(verdict),
        Within = TimeRangeOption.Find(time),
        HidesComparisons = comparisons == Hidden,
    };

    /// <summary>The address of this view, with or without an open event, relative to the app's base.</summary>
    public string AddressOf(EventId? open) => (open is { } id ? $"events/{id}" : "events") + Query();

    public EventFilter ToFilter(DateTimeOffset now) => new()
    {
        Endpoints = Endpoint is { } endpoint ? [endpoint] : [],
        Method = Method,
        EventType = EventType,
        Verdict = Verdict,
        ExceptType = HidesComparisons ? SimulatedEvents.Type : null,
        From = Within is { } range ? now - range.Length : null,
    };

    private static Verdict? ParseVerdict(string? text) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>()
            .FirstOrDefault(v => string.Equals(v.ToString(), text, StringComparison.OrdinalIgnoreCase));

    private string Query()
    {
        var query = new StringBuilder();
        Add("endpoint", Endpoint?.Value);
        Add("method", Method);
        Add("type", EventType is EventFilter.NoType ? EventFilter.NoTypeText : EventType);
        Add("verdict", Verdict?.ToString().ToLowerInvariant());
        Add("time", Within?.Key);
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
