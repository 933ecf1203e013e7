using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Data;

/// <summary>Migrates the database to the current schema before any other service starts.</summary>
internal sealed partial class DatabaseStart(
    IDbContextFactory<DashboardContext> contexts, TimeProvider clock, ILogger<DatabaseStart> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isNew = !(await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        if (isNew)
        {
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }

        var began = clock.GetTimestamp();
        Log.Converting(logger);
        foreach (var (index, migration) in pending.Index())
        {
            Log.Step(logger, index + 1, pending.Count, migration);
            await context.Database.MigrateAsync(migration, cancellationToken);
        }

        Log.Converted(logger, clock.GetElapsedTime(began).TotalSeconds);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Data.DatabaseConverting, LogLevel.Information, "Converting the database to this version. With a million events this may take a minute; until then the server receives nothing. It is safe to stop the server meanwhile: the next start converts again")]
        public static partial void Converting(ILogger logger);

        [LoggerMessage(LogEventIds.Data.DatabaseConversionStep, LogLevel.Information, "Converting the database: step {Step} of {Steps}, {Migration}")]
        public static partial void Step(ILogger logger, int step, int steps, string migration);

        [LoggerMessage(LogEventIds.Data.DatabaseConverted, LogLevel.Information, "The database was converted in {Seconds:0.0} s")]
        public static partial void Converted(ILogger logger, double seconds);
    }
}
