using Microsoft.AspNetCore.Components;
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

    /// <summary>Whether a search is under way, so that <see cref="Matching"/> still grows.</summary>
    [Parameter]
    public bool IsSearching { get; set; }

    /// <summary>How many events are stored in all.</summary>
    [Parameter]
    public long? Total { get; set; }

    /// <summary>Deletes all events that match.</summary>
    [Parameter]
    public EventCallback Delete { get; set; }

    /// <summary>Pins all events that match, or unpins them.</summary>
    [Parameter]
    public EventCallback<bool> Pin { get; set; }

    /// <summary>How many events the list shows; null while that is not known.</summary>
    private string? Shown => View.IsAll ? Total is { } all ? Format.Count(all) : null : Matching is { } some ? Format.Count(some) : null;

    private IEnumerable<SetFilter> Set =>
    [
        .. View.Endpoints.Select(endpoint => new SetFilter("Endpoint", endpoint.Value, View.Toggled(endpoint))),
        .. new[]
        {
            View.Method is { } method ? new SetFilter("Method", VisibleText.Of(method), View with { Method = null }) : null,
            View.EventType is { } type ? new SetFilter("Type", VisibleText.Of(TypeText(type)), View with { EventType = null }) : null,
            View.Verdict is { } verdict ? new SetFilter("Verdict", verdict.ToString().ToLowerInvariant(), View with { Verdict = null }) : null,
            View.HasTimes ? new SetFilter("Time", View.Within?.Label ?? "custom range", View.WithTimes(null), IsRange: View.Within is null) : null,
            View.MinSize is { } least ? new SetFilter("Size", $"at least {Format.Count(least)} B", View with { MinSize = null }) : null,
            View.MaxSize is { } most ? new SetFilter("Size", $"at most {Format.Count(most)} B", View with { MaxSize = null }) : null,
            View.Duplicates is { } duplicates ? new SetFilter("Duplicates", duplicates.ToString().ToLowerInvariant(), View with { Duplicates = null }) : null,
            View.IsPinned ? new SetFilter("Pinned", "only", View with { IsPinned = false }) : null,
            View.HidesComparisons ? new SetFilter("Comparisons", "hidden", View with { HidesComparisons = false }) : null,
        }.OfType<SetFilter>(),
    ];

    protected override void OnParametersSet()
    {
        if (Matching is { } matching && !IsSearching && _counted != View)
        {
            var text = View.IsAll ? "" : $"{CountOf(matching)} {(matching.Count == 1 ? "event matches." : "events match.")}";
            _announced = text == _announced ? $"{text}\u00A0" : text; // The same text again would not be announced.
            _counted = View;
        }
    }

    /// <summary>A count that stopped at the bound is <c>10,000+</c>; one that stopped because of the time, <c>at least 812</c>.</summary>
    private static string CountOf(EventCount count) => count is { IsExact: false, Count: < EventCount.MostCounted } ? $"at least {Format.Count(count.Count)}" : Format.Count(count);

    private static string TypeText(string type) => type is EventFilter.NoType ? "(no type)" : type;

    private Task<IReadOnlyList<FilterOption>> EndpointsAsync(CancellationToken cancellationToken) => OptionsAsync(
        facets => facets.Endpoints,
        _ => Endpoints.Select(endpoint => endpoint.Slug).OrderBy(slug => slug.Value, StringComparer.Ordinal),
        slug => new(slug.Value, View.Toggled(slug)) { Name = Endpoints.First(one => one.Slug == slug).Name, IsSet = View.Endpoints.Contains(slug) },
        cancellationToken);

    private Task<IReadOnlyList<FilterOption>> MethodsAsync(CancellationToken cancellationToken) => OptionsAsync(
        facets => facets.Methods,
        stored => UsualMethods.Union(stored.Order(StringComparer.Ordinal)),
        method => Single(method, View.Method == method, set => View with { Method = set ? method : null }),
        cancellationToken);

    private Task<IReadOnlyList<FilterOption>> VerdictsAsync(CancellationToken cancellationToken) => OptionsAsync(
        facets => facets.Verdicts,
        _ => Enum.GetValues<Verdict>(),
        verdict => Single(verdict.ToString(), View.Verdict == verdict, set => View with { Verdict = set ? verdict : null }, verdict),
        cancellationToken);

    private async Task<IReadOnlyList<FilterOption>> TypesAsync(CancellationToken cancellationToken)
    {
        var options = await OptionsAsync(
            facets => facets.Types,
            stored => stored.Append(View.EventType ?? EventFilter.NoType).Append(EventFilter.NoType).Distinct().Order(StringComparer.Ordinal),
            type => Single(TypeText(type), View.EventType == type, set => View with { EventType = set ? type : null }),
            cancellationToken);
        return View.HidesComparisons || options.Any(option => option.Text == SimulatedEvents.Type)
            ? [Single("Hide comparisons", View.HidesComparisons, set => View with { HidesComparisons = set }), .. options]
            : options;
    }

    private Task<IReadOnlyList<FilterOption>> Times(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FilterOption>>(
    [
        .. TimeRangeOption.All.Select(range => Single(range.Label, View.Within == range, set => View.WithTimes(set ? range : null))),
        new FilterOption("From … to …", null) { IsSet = View is { Within: null, HasTimes: true } },
    ]);

    /// <summary>The choices of a filter. They have counts only beside filters that stored sums know.</summary>
    private async Task<IReadOnlyList<FilterOption>> OptionsAsync<T>(
        Func<EventFacets, IReadOnlyDictionary<T, EventCount>> sums, Func<IEnumerable<T>, IEnumerable<T>> choices, Func<T, FilterOption> option, CancellationToken cancellationToken)
        where T : notnull
    {
        var facets = await Facets(cancellationToken);
        var counts = facets is null ? new Dictionary<T, EventCount>() : sums(facets);
        return
        [
            .. choices(counts.Keys).Select(choice =>
            {
                var one = option(choice);
                one.Count = facets is null || !View.IsSummed ? null : counts.GetValueOrDefault(choice, new EventCount(0, choice is not string || facets.HasAll));
                return one;
            }),
        ];
    }

    /// <summary>A choice that replaces another one of its filter, and clears the filter if it is set.</summary>
    private static FilterOption Single(string text, bool isSet, Func<bool, EventsView> view, Verdict? mark = null) =>
        new(text, view(!isSet)) { IsSet = isSet, Mark = mark };

    private async Task ChooseAsync(FilterOption option)
    {
        if ((option.View ?? await RangeDialog.AskAsync(Dialogs, View)) is { } view)
        {
            Navigation.NavigateTo(Href(view));
        }
    }

    private string Href(EventsView view) => view.AddressOf(Open);
}
