using System.Data.Common;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Tests.Events;

/// <summary>A writer that a test can block and make fail.</summary>
internal sealed class ScriptedBatchWriter : IBatchWriter
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private long _head;

    public volatile bool Fails;
    public volatile bool FailsOnce;

    /// <summary>How many bytes of bodies fit.</summary>
    public volatile int Space = int.MaxValue;

    public List<int> BatchSizes { get; } = [];

    public List<int> Trials { get; } = [];

    public void HoldUp() => _open.Reset();

    public void LetGo() => _open.Set();

    public long Append(IReadOnlyList<ReceivedWebhook> batch, Span<EventId?> duplicateOf)
    {
        Write(batch.Sum(webhook => webhook.Body.Length));
        BatchSizes.Add(batch.Count);
        var first = _head + 1;
        _head += batch.Count;
        return first;
    }

    public void Try(int bytes)
    {
        Write(bytes);
        Trials.Add(bytes);
    }

    public string Explain(DbException fault) => "It is scripted to fail.";

    public void Dispose() => _open.Dispose();

    private void Write(int bytes)
    {
        _open.Wait();
        if (Fails || FailsOnce || bytes > Space)
        {
            FailsOnce = false;
            throw new Fault();
        }
    }

    private sealed class Fault : DbException;
}
