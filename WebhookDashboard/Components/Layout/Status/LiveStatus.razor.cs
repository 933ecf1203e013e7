using Microsoft.AspNetCore.Components;
using WebhookDashboard.Live;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Layout.Status;

/// <summary>
/// Shows whether the page is current: <c>Live</c>, <c>Paused</c> or <c>Reconnecting</c>. Before its circuit is up, a page
/// gets no updates and does not claim to be live.
/// </summary>
public sealed partial class LiveStatus
{
    /// <summary>The tab's title has no need for more.</summary>
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private long _arrived;
    private FeedStatus _feed = FeedStatus.Reconnecting;
    private Task _following = Task.CompletedTask;
    private ThrottledCallback? _counting;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private string Word => (_feed, View.IsPaused) switch
    {
        (FeedStatus.Reconnecting, _) => "Reconnecting",
        (_, true) => "Paused",
        _ => "Live",
    };

    private string Tone => Word switch
    {
        "Live" => "is-live",
        "Paused" => "is-paused",
        _ => "is-reconnecting",
    };

    protected override async ValueTask LeaveAsync()
    {
        await _gone.CancelAsync();
        await _following;
        if (_counting is not null)
        {
            await _counting.DisposeAsync();
        }

        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        Watch(View.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            _feed = Feed.Status;
            _counting = new ThrottledCallback(BetweenCounts, RepaintAsync, DispatchExceptionAsync, Clock);
            _following = FollowAsync();
        }
    }

    private Task RepaintAsync(CancellationToken cancellationToken) => InvokeAsync(StateHasChanged);

    private void Count(LiveUpdate update)
    {
        var arrived = update.Events.Count + update.Skipped;
        if (arrived > 0)
        {
            _arrived += arrived;
            _counting?.Signal();
        }
    }

    private async Task FollowAsync()
    {
        using var subscription = Feed.Subscribe();
        try
        {
            while (true)
            {
                var update = await subscription.NextAsync(_gone.Token);
                Count(update);
                if (update.Status != _feed)
                {
                    _feed = update.Status;
                    await InvokeAsync(StateHasChanged);
                }
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The layout was closed.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
