using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Events;

/// <summary>Once a second: writes the counts of refusals, and lets go of what is beyond the limits of retention.</summary>
internal sealed partial class Housekeeping(
    RefusalCounter refusals, Retention retention, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(refusals.SaveAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(refusals.SaveAsync, stoppingToken);
            await TryAsync(retention.EnforceAsync, stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // The next round tries again; whether the database takes writes is shown by StorageHealth.
            Log.StepFailed(log, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "Housekeeping could not write; it tries again in a second")]
        public static partial void StepFailed(ILogger log, Exception fault);
    }
}
