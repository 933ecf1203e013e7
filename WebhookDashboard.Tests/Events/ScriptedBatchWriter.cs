using System.Data.Common;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Tests.Events;

/// <summary>A writer that a test can hold up and make fail.</summary>
internal sealed class ScriptedBatchWriter : IBatchWriter
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private long _head;

    public volatile bool Fails;
    public volatile bool FailsOnce;

    public List<int> BatchSizes { get; } = [];

    public void HoldUp() => _open.Reset();

    public void LetGo() => _open.Set();

    public long Append(IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf)
    {
        _open.Wait();
        if (Fails || FailsOnce)
        {
            FailsOnce = false;
            throw new Fault();
        }

        BatchSizes.Add(batch.Count);
        var first = _head + 1;
        _head += batch.Count;
        return first;
    }

    public string Explain(DbException fault) => "It is scripted to fail.";

    public void Dispose() => _open.Dispose();

    private sealed class Fault : DbException;
}
