using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Components.Pages.Events.List.Rows;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The inbox: the live list on the left, the chosen event on the right. The address names both.</summary>
public sealed partial class EventsPage
{
    /// <summary>The minimum interval between two looks whether the selected events are still stored.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ListHold _hold = new();
    private readonly EventSelection _selection = new();
    private EventsView _view = EventsView.All;
    private EventListReader _reader = null!;
    private EventListFollower? _follower;
    private TaskCompletionSource? _painting;
    private EventRows? _rows;
    private EventDetail? _detail;
    private ElementReference _root;
    private bool _isRevealed;

    [Parameter]
    public string? Id { get; set; }

    /// <summary>Has Blazor set the parameters again whenever the query changes. <see cref="EventsView"/> reads all of it.</summary>
    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    private EventId? Open => EventId.TryParse(Id, null, out var id) ? id : null;

    private EventList List => _reader.List;

    private bool IsSearching => _reader.IsSearching || (_view.IsSearch && !List.Loaded);

    private string ExampleUrl => Directory.All.Count == 0
        ? ""
        : Address.UrlOf(_view.Endpoints.Select(Directory.Find).FirstOrDefault(found => found is not null)?.Slug ?? Directory.All[0].Slug, Navigation.BaseUri);

    /// <summary>The address of the comparison of two selected events, the newer one on the right: ids begin with the time.</summary>
    private string? SelectedComparison =>
        _selection.Ids.OrderBy(id => id.Value).ToList() is [var older, var newer] ? _view.ComparisonOf(newer, older) : null;

    protected override async ValueTask LeaveAsync()
    {
        Live.IsPaused = false;
        await Script.DisposeAsync(); // It calls what reads.
        _reader.Dispose();
    }

    protected override void OnInitialized() => _reader = new EventListReader(
        EventLog, Clock, Logger, _hold, row => Deletions.Holds<EventsToDelete>(waiting => waiting.Ids.Contains(row.Id)), ChangedAsync, Gone);

    protected override async Task OnParametersSetAsync()
    {
        var view = EventsView.Parse(new Uri(Navigation.Uri).Query);
        var (changed, sameFilters) = (view != _view, view.SelectsLike(_view));
        _view = view;
        var isClosed = _hold.IsReading && Open is null;
        _hold.IsReading = Open is not null;
        if (changed && _follower is not null)
        {
            await ShowViewAsync(sameFilters);
        }
        else if (isClosed)
        {
            await ReleaseAsync();
        }

        if (_sought is not null && Open == _sought)
        {
            _sought = null;
            Update(RevealOpenAsync);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A circuit calls this when the browser says that it has painted.
        _painting?.TrySetResult();
        _painting = null;
        if (firstRender)
        {
            // Not while prerendering: nobody would read the subscription.
            _follower = new EventListFollower(
                Feed, _reader, Turns, Clock, ChangedAsync, () => _painting?.Task ?? Task.CompletedTask, Gone);
            var looking = Own(new ThrottledCallback(BetweenLooks, UnselectDeletedAsync, DispatchExceptionAsync, Clock));
            Watch(Statistics.Subscribe);
            Watch(Statistics.Subscribe, looking.Signal); // Retention deletes without a signal.
            Watch(Deletions.Changed.Subscribe, _follower.Outdate);
            Watch(Deletions.Changed.Subscribe, looking.Signal);
            Watch(EventLog.Deleted.Subscribe, _follower.Outdate);
            Watch(EventLog.PinsChanged.Subscribe, _follower.Outdate);
            Watch(EventLog.Deleted.Subscribe, looking.Signal);
            Update(() => _follower.FollowAsync(_view with { At = null })); // It goes to its place once the height of its rows is known.
            Update(ReadColumnsAsync);
            _hold.IsUnknown = true;
            if (await Script.MakeAsync("./Components/Pages/Events/EventsPage.razor.js", "attach", _root, _rows!.Scroll, Script.Lend(this)))
            {
                _hold.IsUnknown = false;
                await ReleaseAsync();
            }
        }
    }

    /// <summary>Counts the choices of the filters; null if the log can't be read.</summary>
    private async Task<EventFacets?> ReadFacetsAsync(CancellationToken cancellationToken)
    {
        EventFacets? facets = null;
        await Database.ReadAsync(
            "the choices of the filters", async () => facets = await LogStatistics.ReadFacetsAsync(_view.ToFilter(Clock.GetUtcNow()), cancellationToken));
        return facets;
    }

    private async Task ChangedAsync()
    {
        await (_rows?.RefreshAsync() ?? Task.CompletedTask);
        _painting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        StateHasChanged();
        if (List.Loaded && !_isRevealed)
        {
            _isRevealed = true;
            Update(Open is null && _view.At is not null ? () => ShowViewAsync(sameFilters: true) : RevealOpenAsync);
        }
    }
}
