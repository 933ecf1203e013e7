using WebhookDashboard.Events;

namespace WebhookDashboard.Live;

/// <summary>
/// The head of the log at the pace of eyes: it moves at once after a quiet moment, and at most ten times a second.
/// Every watcher waits on this one, so they all wake for the same sequence and can share one reading of the log.
/// </summary>
internal sealed class PacedHead(IEventLog log, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly LogHead _paced = new();

    public long Sequence => _paced.Sequence;

    public Task WaitBeyondAsync(long sequence, CancellationToken cancellationToken) =>
        _paced.WaitBeyondAsync(sequence, cancellationToken);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _paced.MoveTo(log.Head.Sequence);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = log.Head.Era;
        while (true)
        {
            var moved = log.Head.WaitBeyondAsync(_paced.Sequence, stoppingToken);
            if (log.Head.Era == seen)
            {
                await moved;
            }

            var (era, sequence) = (log.Head.Era, log.Head.Sequence);
            if (era != seen)
            {
                seen = era;
                _paced.GoBackTo(sequence);
            }

            _paced.MoveTo(sequence);
            await Task.Delay(Pace, clock, stoppingToken);
        }
    }
}
