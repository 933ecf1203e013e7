namespace WebhookDashboard;

/// <summary>
/// Collects garbage when the server has become quiet. The runtime collects as memory is asked for, so without traffic it keeps
/// what the last traffic left: up to 300 MB after large bodies (benchmark <c>idle-connections</c>).
/// </summary>
/// <param name="clock">When to look.</param>
/// <param name="allocatedBytes">What the process has allocated since its start.</param>
/// <param name="collect">Pauses the process while it compacts the heap.</param>
internal sealed class IdleGarbageCollection(TimeProvider clock, Func<long> allocatedBytes, Action collect) : BackgroundService
{
    /// <summary>In one interval: more than timers and retention allocate on a server that receives nothing.</summary>
    public const long QuietBytes = 8 * 1024 * 1024;

    /// <summary>Less garbage than this is not worth a pause.</summary>
    public const long WorthwhileBytes = 64 * 1024 * 1024;

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var (collected, before) = (0L, allocatedBytes());
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = allocatedBytes();
            if (now - before < QuietBytes && now - collected >= WorthwhileBytes)
            {
                collect();
                collected = now;
            }

            before = now;
        }
    }
}
