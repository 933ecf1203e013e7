using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>The newest events, live. Repaints at once after a quiet time, and at most ten times a second.</summary>
public sealed partial class LastEvents
{
    /// <summary>How long after a failed read the next one is tried.</summary>
    internal static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    internal const int Rows = 12;

    private static readonly TimeSpan BetweenRepaints = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _gone = new();
    private ThrottledCallback? _following;
    private LiveSubscription? _subscription;
    private bool _isStale = true;
    private long _seen = long.MaxValue;
    private bool _failed;

    /// <summary>How many events are stored in all.</summary>
    [Parameter]
    public long Total { get; set; }

    /// <summary>An address for a first webhook.</summary>
    [Parameter]
    public EndpointSlug? Endpoint { get; set; }

    /// <summary>The prerendered rows stay on the screen while the circuit starts.</summary>
    [PersistentState]
    public IReadOnlyList<EventSummary>? Shown { get; set; }

    [Inject]
    private PublicAddress Address { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<LastEvents> Logger { get; set; } = null!;

    private string? Url => Endpoint is { } slug ? Address.UrlOf(slug, Navigation.BaseUri) : null;

    protected override async ValueTask LeaveAsync()
    {
        _subscription?.Dispose();
        await _gone.CancelAsync();
        if (_following is not null)
        {
            await _following.DisposeAsync();
        }

        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            // Subscribe first, then read, and merge by sequence: in this order nothing is missed.
            _following = new ThrottledCallback(BetweenRepaints, FollowAsync, DispatchExceptionAsync, Clock);
            _subscription = Feed.Subscribe(_following.Signal);
            Watch(Directory.Changed.Subscribe, OnDirectoryChanged);
            _following.Signal();
        }
        else
        {
            await TryReadAsync();
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        // Events taken here were committed before the read, which returns them too.
        var update = _subscription!.TakeNew();
        if (Interlocked.Exchange(ref _isStale, false) || update is { Restarted: true } or { Skipped: > 0, Events.Count: < Rows })
        {
            await ReadAsync(cancellationToken);
        }
        else if (update is { Events.Count: > 0 })
        {
            Shown =
            [
                .. update.Events.Concat(Shown ?? [])
                    .DistinctBy(row => row.Sequence)
                    .OrderByDescending(row => row.Sequence)
                    .Take(Rows),
            ];
        }
        else
        {
            return;
        }

        StateHasChanged();
    }

    // Until then the rows stay as they are, and new events wait in the subscription.
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (!await TryReadAsync())
        {
            StateHasChanged();
            await Task.Delay(BetweenTries, Clock, cancellationToken);
        }

        if (_seen == long.MaxValue)
        {
            _seen = Shown is [var newest, ..] ? newest.Sequence : 0;
        }
    }

    private async Task<bool> TryReadAsync()
    {
        try
        {
            Shown = (await EventLog.PageAsync(EventFilter.All, new PageRequest(Limit: Rows), _gone.Token)).Items;
            _failed = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotRead(Logger, e);
            _failed = true;
        }

        return !_failed;
    }

    // Deleting an endpoint deletes its events.
    private void OnDirectoryChanged()
    {
        Volatile.Write(ref _isStale, true);
        _following!.Signal();
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Components.LastEventsNotRead, LogLevel.Warning, "Could not read the last events from the log; trying again")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
