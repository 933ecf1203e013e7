using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;

namespace WebhookDashboard.Deliveries.Queue;

/// <summary>Runs a lane for each destination, and the recorder that they share.</summary>
internal sealed class DeliveryService(
    Destinations destinations,
    DueDeliveries queue,
    AttemptStore store,
    IDatabaseFaults faults,
    LaneSignals signals,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private readonly WakeSignal _changed = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await HasStartedAsync(stoppingToken);
        var recorder = new AttemptRecorder(store, faults, time, loggers.CreateLogger<AttemptRecorder>());
        var recording = recorder.RunAsync(stoppingToken);
        Dictionary<string, Task> lanes = [];
        destinations.Changed += OnChanged;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var name in destinations.All.Select(destination => destination.Name).Where(name => !lanes.ContainsKey(name)))
                {
                    // The lane of a removed destination pauses, and continues when the destination is back.
                    var lane = new Lane(name, destinations, queue, recorder, signals, time, loggers.CreateLogger<Lane>());
                    lanes.Add(name, Task.Run(() => lane.RunAsync(stoppingToken), CancellationToken.None));
                }

                await _changed.WaitAsync(until: null, stoppingToken);
            }
        }
        finally
        {
            destinations.Changed -= OnChanged;
            await Task.WhenAll(lanes.Values);
            recorder.Complete();
            await recording;
        }
    }

    private void OnChanged(string name)
    {
        _changed.Set();
        signals.Wake(name);
    }

    /// <summary>Waits for the start of the server: before it has a port, it could not deliver to itself.</summary>
    private async Task HasStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
