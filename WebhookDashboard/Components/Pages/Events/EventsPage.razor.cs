using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Components.Pages.Events.Filters;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Components.Pages.Events;

/// <summary>The inbox: the live list on the left, the chosen event on the right. The address names both.</summary>
public sealed partial class EventsPage
{
    private readonly CancellationTokenSource _left = new();
    private EventsView _view = EventsView.All;
    private EventListFollower? _follower;
    private TaskCompletionSource? _painting;
    private Task _following = Task.CompletedTask;
    private EventRows? _rows;
    private EventDetail? _detail;
    private EventsPageScript? _script;
    private ElementReference _root;
    private readonly EventSelection _selection = new();
    private bool _isRevealed;
    private Task _revealing = Task.CompletedTask;

    [Parameter]
    public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "endpoint")]
    private string[]? EndpointsInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "method")]
    private string? MethodInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    private string? TypeInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    private string? VerdictInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "time")]
    private string? TimeInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? FromInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? ToInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "comparisons")]
    private string? ComparisonsInQuery { get; set; }

    [Inject]
    private FloodTurns Turns { get; init; } = null!;

    [Inject]
    private ILiveFeed Feed { get; set; } = null!;

    [Inject]
    private IEventLog EventLog { get; set; } = null!;

    [Inject]
    private IEndpointDirectory Directory { get; set; } = null!;

    [Inject]
    private ILogStatistics LogStatistics { get; set; } = null!;

    [Inject]
    private StatisticsWatch Statistics { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private Deleter Deleter { get; set; } = null!;

    [Inject]
    private PendingDeletions Deletions { get; set; } = null!;

    [Inject]
    private PublicAddress Address { get; set; } = null!;

    [Inject]
    private LiveView Live { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ILogger<EventsPage> Logger { get; set; } = null!;

    private EventId? Open => EventId.TryParse(Id, null, out var id) ? id : null;

    private EventList List => _follower?.List ?? Nothing;

    private static EventList Nothing { get; } = new();

    private string ExampleUrl => Directory.All.Count == 0
        ? ""
        : Address.UrlOf(_view.Endpoints.Select(Directory.Find).FirstOrDefault(found => found is not null)?.Slug ?? Directory.All[0].Slug, Navigation.BaseUri);

    protected override async ValueTask LeaveAsync()
    {
        Live.IsPaused = false;
        await _left.CancelAsync();
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        await (_follower?.StopAsync() ?? Task.CompletedTask);
        await _following;
        await _revealing;
        _follower?.Dispose();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var view = EventsView.Parse(
            EndpointsInQuery, MethodInQuery, TypeInQuery, VerdictInQuery, TimeInQuery, FromInQuery, ToInQuery, ComparisonsInQuery);
        var changed = view != _view;
        _view = view;
        if (changed && _follower is not null)
        {
            _selection.Clear();
            await _follower.ShowAsync(view);
            await ScrollToTopAsync();
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
            _follower = new EventListFollower(Feed, EventLog, Turns, Clock, Logger, ChangedAsync, () => _painting?.Task ?? Task.CompletedTask,
                row => Deletions.Holds<EventsToDelete>(waiting => waiting.Ids.Contains(row.Id)));
            Watch(Statistics.Subscribe);
            Watch(Deletions.Changed.Subscribe, _follower.Outdate);
            Watch(EventLog.Deleted.Subscribe, _follower.Outdate);
            _following = FollowAsync(_follower);
            _script = new EventsPageScript(Js, this);
            await _script.AttachAsync(_root, _rows!.Scroll);
        }
    }

    private async Task FollowAsync(EventListFollower follower)
    {
        try
        {
            await follower.FollowAsync(_view);
        }
        catch (Exception e) when (!IsGone)
        {
            await DispatchExceptionAsync(e);
        }
    }

    /// <summary>Counts the choices of the filters; null if the log can't be read.</summary>
    private async Task<EventFacets?> ReadFacetsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LogStatistics.ReadFacetsAsync(_view.ToFilter(Clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Most can still be chosen.
            Log.FacetsNotRead(Logger, e);
            return null;
        }
    }

    private async Task ChangedAsync()
    {
        if (_rows is not null)
        {
            await _rows.RefreshAsync();
        }

        _painting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        StateHasChanged();
        if (List.Loaded && !_isRevealed)
        {
            _isRevealed = true;
            _revealing = RevealOpenAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.OpenRowNotFound, LogLevel.Warning, "Could not find the open event's row in the log")]
        public static partial void RowNotFound(ILogger logger, Exception exception);

        [LoggerMessage(LogEventIds.Components.FilterChoicesNotRead, LogLevel.Warning, "Could not count the choices of the filters")]
        public static partial void FacetsNotRead(ILogger logger, Exception exception);
    }
}
