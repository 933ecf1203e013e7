using Microsoft.AspNetCore.SignalR;
using WebhookDashboard.Live;

namespace WebhookDashboard.Tests.Live;

/// <summary>Counts the <c>Watch</c> streams that the hub starts and ends.</summary>
internal sealed class OpenStreams : IHubFilter
{
    private int _begun;
    private int _ended;

    public int Begun => Volatile.Read(ref _begun);

    public int Ended => Volatile.Read(ref _ended);

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        await next(invocationContext) is IAsyncEnumerable<WatchBatch> stream ? Follow(stream) : null;

    private async IAsyncEnumerable<WatchBatch> Follow(IAsyncEnumerable<WatchBatch> stream)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            await foreach (var batch in stream)
            {
                yield return batch;
            }
        }
        finally
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
