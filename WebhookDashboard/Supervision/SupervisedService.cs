using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Supervision;

/// <summary>
/// Runs a hosted service and contains its faults: each is logged and shown, the service is restarted after a pause, and the
/// host continues. Without this, one exception stops the whole app.
/// </summary>
/// <remarks>
/// The same instance is restarted, so a service must only keep state between runs that the next run can use. The first start
/// is awaited, like the host's own: what a service prepares is ready before the first request.
/// </remarks>
internal sealed partial class SupervisedService<TService>(
    IServiceProvider services,
    ServiceStatuses statuses,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<SupervisedService<TService>> logger) : IHostedService, IDisposable
    where TService : class, IHostedService
{
    /// <summary>A run of this length ends a series of faults.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);

    private static readonly string Name = TypeName(typeof(TService));

    private readonly CancellationTokenSource _stopping = new();
    private readonly Backoff _backoff = new();
    private TService? _service;
    private Task _watching = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var isUp = await TryStartAsync(cancellationToken);
        _watching = Task.Run(() => WatchAsync(isUp, _stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching;
        try
        {
            await (_service?.StopAsync(cancellationToken) ?? Task.CompletedTask);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.StopFailed(logger, Name, fault);
        }
    }

    /// <remarks>
    /// Only cancels, like the framework's own services: a host that is stopped twice at once may still call
    /// <see cref="StopAsync"/>.
    /// </remarks>
    public void Dispose() => _stopping.Cancel();

    private static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]} of {string.Join(", ", type.GetGenericArguments().Select(TypeName))}"
        : type.Name;

    private async Task WatchAsync(bool isUp, CancellationToken stopping)
    {
        try
        {
            while (!isUp || await HasFailedAsync(stopping))
            {
                await Task.Delay(_backoff.Next(), clock, stopping);
                isUp = await TryStartAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _service = services.GetRequiredService<TService>();
            await _service.StartAsync(cancellationToken);
            statuses.Started(Name);
            return true;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Report(fault);
            return false;
        }
    }

    /// <summary>Waits until the service's work ends.</summary>
    /// <returns>False if the service is done, or has no work after its start.</returns>
    private async Task<bool> HasFailedAsync(CancellationToken stopping)
    {
        if ((_service as BackgroundService)?.ExecuteTask is not { } work)
        {
            return false;
        }

        var started = clock.GetTimestamp();
        try
        {
            await work.WaitAsync(stopping);
            return false;
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            if (fault is OperationCanceledException)
            {
                await StartedAsync(stopping);
            }

            if (clock.GetElapsedTime(started) > Healthy)
            {
                _backoff.Reset();
            }

            Report(fault);
            return true;
        }
    }

    /// <summary>
    /// Waits until the app has started. An app that fails to start cancels its services without stopping them; that is not a
    /// fault of theirs.
    /// </summary>
    private async Task StartedAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, stopping);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    private void Report(Exception fault)
    {
        Log.Failed(logger, Name, fault);
        statuses.Failed(Name, WorkFault.Of(fault, clock.GetUtcNow()));
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Supervision.ServiceFailed, LogLevel.Error, "{Service} failed and will be restarted; everything else continues")]
        public static partial void Failed(ILogger logger, string service, Exception fault);

        [LoggerMessage(LogEventIds.Supervision.ServiceNotStopped, LogLevel.Warning, "{Service} could not be stopped cleanly")]
        public static partial void StopFailed(ILogger logger, string service, Exception fault);
    }
}
