using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Quality.Reading;

/// <summary>
/// Deletes what is too old, and what belongs to an endpoint that is gone: every ten minutes, and soon after a change of the
/// endpoints.
/// </summary>
internal sealed partial class QualityUpkeep(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, IEndpointDirectory directory, TimeProvider clock, ILogger<QualityUpkeep> logger)
    : BackgroundService
{
    /// <summary>For how long the fields of a type are kept after its last event.</summary>
    public static readonly TimeSpan TypesKept = StepLevel.TwoHours.Kept;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var throttle = new Throttle(Spacing, clock);
        using var changed = directory.Changed.Subscribe(throttle.Signal);
        await using var timer = clock.CreateTimer(_ => throttle.Signal(), state: null, Interval, Interval);
        while (true)
        {
            await throttle.NextTurnAsync(stoppingToken);
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                Log.Failed(logger, fault); // The next round tries again.
            }
        }
    }

    /// <summary>Runs one round.</summary>
    internal async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var endpoint in await context.QualityMemories.Select(row => row.Endpoint).ToListAsync(cancellationToken))
        {
            if (directory.Find(endpoint) is null)
            {
                await ForgetAsync(context, endpoint, cancellationToken);
            }
            else
            {
                await ForgetOldAsync(context, endpoint, cancellationToken);
            }
        }
    }

    private async Task ForgetAsync(DashboardContext context, EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        foreach (var level in StepLevel.All)
        {
            await DeleteAsync(context.QualitySteps.Where(row => row.Endpoint == endpoint && row.Seconds == level.Seconds), cancellationToken);
        }

        await DeleteAsync(context.QualityTypes.Where(row => row.Endpoint == endpoint), cancellationToken);
        await DeleteAsync(context.QualityMemories.Where(row => row.Endpoint == endpoint), cancellationToken);
    }

    private async Task ForgetOldAsync(DashboardContext context, EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var level in StepLevel.All)
        {
            var before = (now - level.Kept).ToUnixTimeSeconds();
            await DeleteAsync(context.QualitySteps.Where(row => row.Endpoint == endpoint && row.Seconds == level.Seconds && row.Start < before), cancellationToken);
        }

        await DeleteAsync(context.QualityTypes.Where(row => row.Endpoint == endpoint && row.LastAt < now - TypesKept), cancellationToken);
    }

    /// <summary>Looks before it takes the turn to write, since usually there is nothing to delete.</summary>
    private async Task DeleteAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken)
    {
        if (await rows.AnyAsync(cancellationToken))
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            await rows.ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Quality.UpkeepFailed, LogLevel.Warning, "Old figures of delivery quality could not be deleted; the next round tries again")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
