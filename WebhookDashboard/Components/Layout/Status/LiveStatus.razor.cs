using WebhookDashboard.Live;

namespace WebhookDashboard.Components.Layout.Status;

/// <summary>
/// Shows whether the page is current: <c>Live</c>, <c>Paused</c> or <c>Reconnecting</c>. Before its circuit is up, a page
/// gets no updates and does not claim to be live.
/// </summary>
public sealed partial class LiveStatus
{
    private readonly CancellationTokenSource _gone = new();
    private FeedStatus _feed = FeedStatus.Reconnecting;
    private Task _following = Task.CompletedTask;

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
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        Watch(View.Changed.Subscribe);
        if (RendererInfo.IsInteractive)
        {
            _feed = Feed.Status;
            _following = FollowAsync();
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
