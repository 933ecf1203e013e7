using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events.Statistics;

namespace WebhookDashboard.Components.Pages.Events.Searching;

/// <summary>
/// The search field. The address follows what is typed after a short pause; while the text has a fault, the last good search
/// stays. What the text says by name also shows as a chip.
/// </summary>
public sealed partial class SearchField
{
    /// <summary>How long nothing is typed before the search begins.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the choices are suggested that were read last.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(30);

    /// <summary>How many characters are shown before and after a fault.</summary>
    private const int Around = 24;

    /// <summary>Searches that the address does not contain yet: it follows one round trip to the browser later.</summary>
    private readonly HashSet<EventsView> _told = [];

    private EventsView? _known;

    /// <summary>The view that the field has asked for, or that was given to it.</summary>
    private EventsView _view = EventsView.All;

    /// <summary>What the text says, as of the last time without a fault.</summary>
    private EventFilter _said = EventFilter.All;

    private string _typed = "";

    /// <summary>The text that the field is given. It stays while someone types: a field that follows each key loses some on a slow connection.</summary>
    private string _given = "";

    /// <summary>How often the text was replaced. The field keeps what was typed, and is then made anew.</summary>
    private int _replaced;

    /// <summary>How often something was typed.</summary>
    private int _keys;
    private bool _isPending;
    private bool _isEditing;
    private bool _isFocused;
    private FilterFault? _fault;
    private (DateTimeOffset At, string Endpoints)? _learned;
    private SearchChoices _choices = SearchChoices.None;
    private IReadOnlyList<SearchSuggestion> _suggestions = [];
    private ElementReference _root;

    [Parameter, EditorRequired]
    public EventsView View { get; set; } = EventsView.All;

    /// <summary>The event that stays open when the search changes.</summary>
    [Parameter]
    public EventId? Open { get; set; }

    [Parameter]
    public IReadOnlyList<WebhookEndpoint> Endpoints { get; set; } = [];

    /// <summary>Counts the choices of the filters; null if the log can't be read.</summary>
    [Parameter]
    public Func<CancellationToken, Task<EventFacets?>> Facets { get; set; } = _ => Task.FromResult<EventFacets?>(null);

    /// <summary>The fault to show: not while there are ways to go on.</summary>
    private FilterFault? Fault => _suggestions.Count == 0 ? _fault : null;

    protected override void OnParametersSet()
    {
        if (View == _known)
        {
            return;
        }

        _known = View;
        if (_told.Remove(View))
        {
            if (View == _view)
            {
                _told.Clear();
            }

            return;
        }

        _told.Clear();
        _view = View;
        if (!_isPending && View.Retyped(_said, _said) != View)
        {
            Replace(new EventFilter { Search = View.Search, Where = View.Where });
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.MakeAsync("./Components/Pages/Events/Searching/SearchField.razor.js", "attach", _root);
        }
    }

    private void Replace(EventFilter said)
    {
        _said = said;
        _typed = _given = FilterText.Write(said);
        _replaced++;
        _isEditing = false;
        _fault = null;
        _suggestions = [];
    }

    private void Type(ChangeEventArgs e)
    {
        _typed = (string?)e.Value ?? "";
        _isFocused = _isPending = true;
        Suggest();
        var keys = ++_keys;
        Update(async () =>
        {
            await Task.Delay(Pause, Clock, Gone);
            if (keys == _keys)
            {
                Apply();
            }
        });
    }

    private void Apply()
    {
        _isPending = false;
        var said = FilterText.Read(_typed, out _fault);
        var view = said is null ? _view : _view.Retyped(_said, said);
        if (view.IsTooLong)
        {
            _fault = new FilterFault(_typed.Length, "This search is too long for an address.");
        }

        if (said is null || _fault is not null)
        {
            return;
        }

        _said = said;
        if (view != _view)
        {
            _view = view;
            _told.Add(view);

            // One step in the browser's history for one search, not for each pause while typing it.
            Navigation.NavigateTo(view.AddressOf(Open), new NavigationOptions { ReplaceHistoryEntry = _isEditing });
            _isEditing = true;
        }
    }

    private async Task EnterAsync()
    {
        _isFocused = true;
        Suggest();
        var (now, endpoints) = (Clock.GetUtcNow(), string.Join(' ', View.Endpoints));
        if (_learned is { } learned && learned.Endpoints == endpoints && now - learned.At < Lasting)
        {
            return;
        }

        _learned = (now, endpoints);
        await Database.ReadAsync("what to suggest for the search", async () =>
        {
            _choices = new SearchChoices(
                [.. Endpoints.Select(endpoint => endpoint.Slug.Value)], await Facets(Gone), await KnownPaths.ReadAsync(EventLog, View.Endpoints, Gone));
            Suggest();
        }); // The text can be typed without.
    }

    private void Leave()
    {
        (_isFocused, _isEditing) = (false, false);
        _suggestions = [];
    }

    private void Suggest() => _suggestions = _isFocused ? SearchSuggestions.For(_typed, _choices) : [];

    private string Before(FilterFault fault) => Part(fault.Position - Around, fault.Position);

    private string At(FilterFault fault) => fault.Position < _typed.Length ? Part(fault.Position, fault.Position + 1) : " ";

    private string After(FilterFault fault) => Part(fault.Position + 1, fault.Position + 1 + Around);

    private string Part(int from, int to) => VisibleText.OfLine(_typed[Math.Clamp(from, 0, _typed.Length)..Math.Clamp(to, 0, _typed.Length)]);
}
