using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;

namespace WebhookDashboard.Events.Deleting;

/// <summary>
/// Each second: saves the counts of refusals, and deletes what exceeds the limits of retention or belongs to a deleted
/// endpoint, and counts blocks of events for histograms. Each hour: lets the database tune its query plans.
/// </summary>
internal sealed partial class Housekeeping(
    RefusalCounter refusals,
    Retention retention,
    EndpointDirectory endpoints,
    BlockCounter blocks,
    IDatabaseTuning tuning,
    StorageHealth health,
    StorageProbe probe,
    TimeProvider clock,
    ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TuningInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LastSave = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _failing;
    private long? _tunedAt;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);

        // A service that is stopped before its task has begun never runs it, and so would save nothing.
        await Task.WhenAny(_begun.Task, ExecuteTask!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _begun.TrySetResult();
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(RunRoundAsync, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Within this task, so that a host that is stopped twice at once still waits for the last save.
            using var limit = new CancellationTokenSource(LastSave, clock);
            await TryAsync(refusals.SaveAsync, limit.Token);
        }
    }

    private async Task RunRoundAsync(CancellationToken cancellationToken)
    {
        await refusals.SaveAsync(cancellationToken);
        await retention.EnforceAsync(cancellationToken);
        await endpoints.SweepAsync(cancellationToken);
        await blocks.CountAsync(cancellationToken);
        if (_tunedAt is not { } then || clock.GetElapsedTime(then) >= TuningInterval)
        {
            _tunedAt = clock.GetTimestamp();
            await tuning.TuneAsync(cancellationToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        if (health.Fault is not null)
        {
            return; // The writer notices the recovery; until then each try would only delay senders.
        }

        try
        {
            await step(cancellationToken);
            if (_failing)
            {
                _failing = false;
                Log.Recovered(log);
            }
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            // Usually the database accepts no writes at all, which its writer notices and reports. The next round tries
            // again.
            if (await probe.CheckAsync(believed: TimeSpan.Zero, cancellationToken) is null && !_failing)
            {
                _failing = true;
                Log.Failed(log, fault);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.HousekeepingFailed, LogLevel.Warning, "Housekeeping could not write; trying again each second until it succeeds")]
        public static partial void Failed(ILogger log, Exception fault);

        [LoggerMessage(LogEventIds.Events.HousekeepingRecovered, LogLevel.Information, "Housekeeping writes again")]
        public static partial void Recovered(ILogger log);
    }
}
