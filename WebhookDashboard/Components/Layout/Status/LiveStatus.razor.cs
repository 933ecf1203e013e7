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

    private long _arrived;
    private FeedStatus _feed = FeedStatus.Reconnecting;

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

    protected override void OnInitialized()
    {
        Watch(View.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            _feed = Feed.Status;
            Update(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        await using var counting = new ThrottledCallback(BetweenCounts, RepaintAsync, DispatchExceptionAsync, Clock);
        using var subscription = Feed.Subscribe();
        while (true)
        {
            var update = await subscription.NextAsync(Gone);
            if (update.Events.Count + update.Skipped is > 0 and var arrived)
            {
                _arrived += arrived;
                counting.Signal();
            }

            if (update.Status != _feed)
            {
                _feed = update.Status;
                StateHasChanged();
            }
        }
    }

    private Task RepaintAsync(CancellationToken cancellationToken) => InvokeAsync(StateHasChanged);
}
