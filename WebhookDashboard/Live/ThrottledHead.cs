using WebhookDashboard.Events;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Live;

/// <summary>
/// The head of the log, slowed down for watchers: it moves at once after a quiet moment, and at most ten times a second. All
/// watchers wait for the same sequence, so they can share one read of the log.
/// </summary>
internal sealed class ThrottledHead(IEventLog log, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly LogHead _paced = new();
    private readonly Throttle _throttle = new(Pace, clock);
    private int _era;

    public long Sequence => _paced.Sequence;

    public Task WaitBeyondAsync(long sequence, CancellationToken cancellationToken) =>
        _paced.WaitBeyondAsync(sequence, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = log.Head.Moved.Subscribe(_throttle.Signal);
        Follow();
        while (true)
        {
            await _throttle.NextTurnAsync(stoppingToken);
            Follow();
        }
    }

    private void Follow()
    {
        // Each is read once: a restore in between signals again and is seen in the next round.
        var (era, sequence) = (log.Head.Era, log.Head.Sequence);
        if (era != _era)
        {
            _era = era;
            _paced.GoBackTo(sequence);
        }

        _paced.MoveTo(sequence);
    }
}
