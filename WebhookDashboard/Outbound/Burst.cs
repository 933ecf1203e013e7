namespace WebhookDashboard.Outbound;

/// <summary>
/// Starts requests at an even rate, each without waiting for the answers before it: the rate is the sender's, not the
/// receiver's. A receiver that falls far behind slows it down.
/// </summary>
internal sealed class Burst(TimeProvider time)
{
    /// <summary>The most that may wait for their answer at a time: a bound on connections and memory.</summary>
    public const int MaxInFlight = 256;

    /// <param name="plan">How many, how fast.</param>
    /// <param name="maxInFlight">How many may wait for their answer at a time: 1 to <see cref="MaxInFlight"/>.</param>
    /// <param name="send">Sends the request of an index from 0. Nothing but a cancellation may come out of it.</param>
    /// <param name="cancellationToken">Ends the burst, the requests on their way included.</param>
    public async Task RunAsync(
        BurstPlan plan, int maxInFlight, Func<int, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(maxInFlight);
        var sends = new List<Task>(plan.Count);
        var start = time.GetTimestamp();
        try
        {
            for (var index = 0; index < plan.Count; index++)
            {
                var wait = plan.DueAfter(index) - time.GetElapsedTime(start);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken);
                }

                await room.WaitAsync(cancellationToken);
                sends.Add(SendOneAsync(index));
            }
        }
        finally
        {
            await Task.WhenAll(sends);
        }

        async Task SendOneAsync(int index)
        {
            try
            {
                await send(index, cancellationToken);
            }
            finally
            {
                room.Release();
            }
        }
    }
}
