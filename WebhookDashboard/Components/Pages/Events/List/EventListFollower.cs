using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Live;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Components.Pages.Events.List;

/// <summary>
/// Keeps one page's list in step with the log. It subscribes first, then reads the newest page, and merges the feed's
/// updates: at once after a quiet time, and at most ten times a second, or twice in a flood. It reads no further before the
/// browser has painted the last update, so a slow or absent browser costs nothing. Call it from the page's circuit.
/// </summary>
internal sealed class EventListFollower(
    ILiveFeed feed, EventListReader reader, FloodTurns turns, TimeProvider clock, Func<Task> changed, Func<Task> painted,
    CancellationToken gone)
{
    /// <summary>The minimum time between two repaints.</summary>
    public static readonly TimeSpan Repaint = TimeSpan.FromMilliseconds(100);

    /// <summary>More events a second than this are a flood.</summary>
    public const int FloodRate = 1_000;

    /// <summary>
    /// The pause after an update in a flood, when each repaint replaces all rows: nobody reads ten screens a second, and
    /// their cost delays the senders (see the benchmark <c>pages</c>).
    /// </summary>
    public static readonly TimeSpan FloodPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a list with a time range drops events that have become too old for it.</summary>
    public static readonly TimeSpan CutOffStep = TimeSpan.FromSeconds(10);

    private readonly Throttle _throttle = new(Repaint, clock);
    private volatile bool _isOutdated;
    private long _taken;

    /// <summary>Runs until the page is closed.</summary>
    public async Task FollowAsync(EventsView view)
    {
        using var subscription = feed.Subscribe(_throttle.Signal);
        var cutOff = MoveCutOffAsync();
        _taken = clock.GetTimestamp();
        try
        {
            await reader.ShowAsync(view);
            while (true)
            {
                await _throttle.NextTurnAsync(gone);
                while (!reader.Reading.IsCompleted)
                {
                    // A page that is being read may or may not contain these events: it must be in the list first.
                    await reader.Reading;
                }

                if (_isOutdated)
                {
                    _isOutdated = false;
                    await reader.ReconcileAsync();
                }

                if (subscription.TakeNew() is { } update)
                {
                    if (IsFlood(update))
                    {
                        await turns.TakeAsync(() => ShowAsync(update), gone);
                        await Task.Delay(FloodPause, clock, gone);
                    }
                    else
                    {
                        await ShowAsync(update);
                    }

                    await painted().WaitAsync(gone);
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            await Task.WhenAll(cutOff, reader.Retrying);
            await Task.WhenAll(reader.Loading, reader.Search.Running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Nobody may have waited for them.
        }
    }

    /// <summary>Says, from any thread, that events were deleted, or are not deleted after all.</summary>
    public void Outdate()
    {
        _isOutdated = true;
        _throttle.Signal();
    }

    /// <summary>By the rate, not by the number: otherwise the pause after one update makes the next one a flood too.</summary>
    private bool IsFlood(LiveUpdate update)
    {
        var since = Math.Max(Repaint.TotalSeconds, clock.GetElapsedTime(_taken).TotalSeconds);
        _taken = clock.GetTimestamp();
        return update.Skipped + update.Events.Count > FloodRate * since;
    }

    private async Task ShowAsync(LiveUpdate update)
    {
        if (await MergeAsync(update))
        {
            await changed();
        }
    }

    /// <returns>Whether it is still to be painted: what reads also paints.</returns>
    private async Task<bool> MergeAsync(LiveUpdate update)
    {
        var outcome = await reader.MergeAsync(update);
        switch (outcome)
        {
            case MergeOutcome.Reload or MergeOutcome.Recount when !reader.IsReady:
                reader.Leave(reader.IsHeld ? UnreadParts.Waiting : UnreadParts.Newest);
                return false;
            case MergeOutcome.Reload:
            case MergeOutcome.Waits or MergeOutcome.Recount when !reader.IsHeld:
                await reader.ReadAgainAsync();
                return false;
            case MergeOutcome.Recount:
                await reader.RecountAsync();
                return true;
            case var _ when reader.Failed && reader.IsReady:
                await reader.TryAgainAsync();
                return false;
            default:
                return outcome != MergeOutcome.Nothing;
        }
    }

    /// <summary>While the list is held nothing moves, so the cut-off does not move either.</summary>
    private async Task MoveCutOffAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(CutOffStep, clock, gone);
                if (reader.HasCutOff && !reader.IsHeld && !reader.Failed && reader.Reading.IsCompleted)
                {
                    await reader.ReadAgainAsync();
                }
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
