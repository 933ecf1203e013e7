using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>The filters, each choice a link to the view that it makes, and the number of matching events.</summary>
public sealed partial class EventsToolbar
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private bool _open;

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    /// <summary>The event that stays open when a filter changes.</summary>
    [Parameter]
    public EventId? Open { get; set; }

    [Parameter]
    public IReadOnlyList<EndpointSlug> Endpoints { get; set; } = [];

    /// <summary>The types to choose from.</summary>
    [Parameter]
    public IReadOnlyCollection<string> Types { get; set; } = [];

    /// <summary>How many stored events match; null while it is not known.</summary>
    [Parameter]
    public EventCount? Matching { get; set; }

    /// <summary>How many events are stored in all.</summary>
    [Parameter]
    public long? Total { get; set; }

    /// <summary>Deletes all events that match.</summary>
    [Parameter]
    public EventCallback Delete { get; set; }

    private IReadOnlyList<FilterOption> EndpointOptions =>
        [.. Endpoints.Select(slug => Option(slug.Value, View with { Endpoint = slug }, View.Endpoint == slug))];

    private IReadOnlyList<FilterOption> MethodOptions =>
        [.. Methods.Select(method => Option(method, View with { Method = method }, View.Method == method))];

    private IReadOnlyList<FilterOption> TypeOptions =>
    [
        .. Types.Order(StringComparer.Ordinal).Prepend(EventFilter.NoType)
            .Select(type => Option(TypeText(type)!, View with { EventType = type }, View.EventType == type)),
    ];

    private IReadOnlyList<FilterOption> VerdictOptions =>
    [
        .. Enum.GetValues<Verdict>()
            .Select(v => Option(v.ToString(), View with { Verdict = v }, View.Verdict == v) with { Mark = v }),
    ];

    private IReadOnlyList<FilterOption> TimeOptions =>
        [.. TimeRangeOption.All.Select(range => Option(range.Label, View with { Within = range }, View.Within == range))];

    private IReadOnlyList<FilterOption> ComparisonOptions =>
        [Option("hidden", View with { HidesComparisons = true }, View.HidesComparisons)];

    private static string? TypeText(string? type) => type is EventFilter.NoType ? "(no type)" : type;

    private FilterOption Option(string text, EventsView view, bool isSet) => new(text, Href(view), isSet);

    private string Href(EventsView view) => view.AddressOf(Open);
}
