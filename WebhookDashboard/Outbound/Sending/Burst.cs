namespace WebhookDashboard.Outbound.Sending;

/// <summary>
/// Starts requests at an even rate without waiting for earlier answers, so the sender sets the rate. Only a receiver that
/// falls far behind slows it down.
/// </summary>
internal sealed class Burst(TimeProvider time)
{
    /// <summary>The most requests in flight: bounds connections and memory.</summary>
    public const int MaxInFlight = 256;

    /// <param name="plan">How many requests, and how fast.</param>
    /// <param name="maxInFlight">The most requests in flight: 1 to <see cref="MaxInFlight"/>.</param>
    /// <param name="send">Sends the request with this index, from 0. May throw only for cancellation.</param>
    /// <param name="cancellationToken">Cancels the burst and its requests in flight.</param>
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
