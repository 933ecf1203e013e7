using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>
/// Executes orders outside the circuit's thread: its rendering must neither slow the rate nor count as the time of an
/// answer.
/// </summary>
internal sealed class SendSession(ITestSender sender, ILiveFeed feed, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _stop;
    private Task _following = Task.CompletedTask;

    public SendLog Log { get; } = new(time);

    public bool IsRunning => _stop is not null;

    /// <summary>Starts following the live feed, so that each event is seen to arrive.</summary>
    public void Follow() => _following = Task.Run(FollowAsync);

    /// <summary>Sends a whole order. One at a time; ends early, without an exception, when it is stopped.</summary>
    public async Task RunAsync(SendOrder order)
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("An order is under way.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _stop = stop;
        var run = SendRun.Of(order, time.GetUtcNow());
        Log.Start(run);
        try
        {
            // A copy is due together with its first.
            var plan = order.Plan with { Count = order.Total, PerSecond = order.Plan.PerSecond * order.Copies };
            await Task.Run(() => new Burst(time).RunAsync(
                plan, order.MaxInFlight, (index, token) => SendOneAsync(run, order.WebhookAt(index), index, token), stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The log has the answers so far.
        }
        finally
        {
            _stop = null;
            Log.End(wasStopped: stop.IsCancellationRequested);
        }
    }

    public Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _following;
        _gone.Dispose();
    }

    private async Task SendOneAsync(SendRun run, TestWebhook webhook, int index, CancellationToken cancellationToken)
    {
        var sentAt = time.GetUtcNow();
        var stamp = time.GetTimestamp();
        var result = await sender.SendAsync(webhook, cancellationToken);
        Log.Add(new SendRow(run, index + 1, sentAt, stamp, result));
    }

    private async Task FollowAsync()
    {
        using var subscription = feed.Subscribe();
        try
        {
            while (true)
            {
                var update = await subscription.NextAsync(_gone.Token);
                foreach (var summary in update.Events)
                {
                    Log.Arrive(summary);
                }
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
