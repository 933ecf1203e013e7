using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Sample;

namespace WebhookDashboard.Components.Pages.Events.Filters;

/// <summary>The filters, each with its choices and their counts, and the number of matching events.</summary>
public sealed partial class EventsToolbar
{
    /// <summary>Offered though no event has them; others are offered once an event has them.</summary>
    private static readonly string[] UsualMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private bool _open;
    private EventsView? _counted;
    private string _announced = "";

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    /// <summary>The event that stays open when a filter changes.</summary>
    [Parameter]
    public EventId? Open { get; set; }

    [Parameter]
    public IReadOnlyList<WebhookEndpoint> Endpoints { get; set; } = [];

    /// <summary>Counts the choices; null if the log can't be read.</summary>
    [Parameter]
    public Func<CancellationToken, Task<EventFacets?>> Facets { get; set; } = _ => Task.FromResult<EventFacets?>(null);

    /// <summary>How many stored events match; null while it is not known.</summary>
    [Parameter]
    public EventCount? Matching { get; set; }

    /// <summary>How many events are stored in all.</summary>
    [Parameter]
    public long? Total { get; set; }

    /// <summary>Deletes all events that match.</summary>
    [Parameter]
    public EventCallback Delete { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private IEnumerable<SetFilter> Set
    {
        get
        {
            foreach (var endpoint in View.Endpoints)
            {
                yield return new("Endpoint", endpoint.Value, View.Toggled(endpoint));
            }

            if (View.Method is { } method)
            {
                yield return new("Method", VisibleText.Of(method), View with { Method = null });
            }

            if (View.EventType is { } type)
            {
                yield return new("Type", VisibleText.Of(TypeText(type)), View with { EventType = null });
            }

            if (View.Verdict is { } verdict)
            {
                yield return new("Verdict", verdict.ToString().ToLowerInvariant(), View with { Verdict = null });
            }

            if (View.HasTimes)
            {
                yield return new("Time", View.Within?.Label ?? "own range", View.WithTimes(null), IsRange: View.Within is null);
            }

            if (View.HidesComparisons)
            {
                yield return new("Comparisons", "hidden", View with { HidesComparisons = false });
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (Matching is { } matching && _counted != View)
        {
            _announced = View.IsAll ? "" : $"{Format.Count(matching)} {(matching.Count == 1 ? "event matches." : "events match.")}";
            _counted = View;
        }
    }

    private static string TypeText(string type) => type is EventFilter.NoType ? "(no type)" : type;

    private async Task<IReadOnlyList<FilterOption>> EndpointsAsync(CancellationToken cancellationToken)
    {
        var facets = await Facets(cancellationToken);
        return
        [
            .. from endpoint in Endpoints
               orderby endpoint.Slug.Value
               select new FilterOption(endpoint.Slug.Value, View.Toggled(endpoint.Slug))
               {
                   Name = endpoint.Name == endpoint.Slug.Value ? null : endpoint.Name,
                   IsSet = View.Endpoints.Contains(endpoint.Slug),
                   Count = CountOf(facets, facets?.Endpoints, endpoint.Slug),
               },
        ];
    }

    private async Task<IReadOnlyList<FilterOption>> MethodsAsync(CancellationToken cancellationToken)
    {
        var facets = await Facets(cancellationToken);
        return
        [
            .. from method in UsualMethods.Union(facets?.Methods.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
               let isSet = View.Method == method
               select new FilterOption(method, View with { Method = isSet ? null : method })
               {
                   IsSet = isSet,
                   Count = CountOf(facets, facets?.Methods, method),
               },
        ];
    }

    private async Task<IReadOnlyList<FilterOption>> TypesAsync(CancellationToken cancellationToken)
    {
        var facets = await Facets(cancellationToken);
        var types = facets?.Types.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        List<FilterOption> options =
        [
            .. from type in types.Prepend(EventFilter.NoType).Concat(View.EventType is { } set ? [set] : []).Distinct()
               let isSet = View.EventType == type
               select new FilterOption(TypeText(type), View with { EventType = isSet ? null : type })
               {
                   IsSet = isSet,
                   Count = CountOf(facets, facets?.Types, type),
               },
        ];
        if (View.HidesComparisons || facets?.Types.ContainsKey(SimulatedEvents.Type) == true)
        {
            options.Insert(0, new FilterOption("Hide comparisons", View with { HidesComparisons = !View.HidesComparisons }) { IsSet = View.HidesComparisons });
        }

        return options;
    }

    private async Task<IReadOnlyList<FilterOption>> VerdictsAsync(CancellationToken cancellationToken)
    {
        var facets = await Facets(cancellationToken);
        return
        [
            .. from verdict in Enum.GetValues<Verdict>()
               let isSet = View.Verdict == verdict
               select new FilterOption(verdict.ToString(), View with { Verdict = isSet ? null : verdict })
               {
                   IsSet = isSet,
                   Mark = verdict,
                   Count = CountOf(facets, facets?.Verdicts, verdict),
               },
        ];
    }

    private Task<IReadOnlyList<FilterOption>> Times(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FilterOption>>(
    [
        .. from range in TimeRangeOption.All
           let isSet = View.Within == range
           select new FilterOption(range.Label, View.WithTimes(isSet ? null : range)) { IsSet = isSet },
        new FilterOption("From … to …", null) { IsSet = View is { Within: null, HasTimes: true } },
    ]);

    /// <summary>Sums say nothing of times, so there are no counts beside a time range.</summary>
    private EventCount? CountOf<TKey>(EventFacets? facets, IReadOnlyDictionary<TKey, long>? counts, TKey choice) =>
        facets is null || View.HasTimes ? null : new EventCount(counts!.GetValueOrDefault(choice), facets.IsExact);

    private async Task ChooseAsync(FilterOption option)
    {
        if ((option.View ?? await RangeDialog.AskAsync(Dialogs, View)) is { } view)
        {
            Navigation.NavigateTo(Href(view));
        }
    }

    private string Href(EventsView view) => view.AddressOf(Open);
}
