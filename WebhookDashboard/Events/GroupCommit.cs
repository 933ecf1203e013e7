using System.Data.Common;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>
/// The one writer. While a commit is under way the next requests queue up, and the next commit takes them all: so one
/// flush of the disk serves many senders.
/// </summary>
internal sealed class GroupCommit(
    IBatchWriter writer,
    LogHead head,
    StorageHealth health,
    TimeProvider clock,
    IOptions<AppendOptions> options,
    IHostApplicationLifetime lifetime) : IHostedService
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly AppendQueue _queue = new(options.Value.MaxPending);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many wait for the next commit.</summary>
    public int Waiting => _queue.Count;

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken)
    {
        var append = new PendingAppend(webhook);
        if (!_queue.TryAdd(append))
        {
            return new ValueTask<AppendResult>(AppendResult.Busy.Instance);
        }

        return new ValueTask<AppendResult>(
            cancellationToken.CanBeCanceled ? append.Task.WaitAsync(cancellationToken) : append.Task);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: it spends its life in calls that block (the database's, the disk's), and a pool as small
        // as this machine's would miss the thread that it holds.
        new Thread(Run) { IsBackground = true, Name = "Log writer" }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Close();
        return _ended.Task.WaitAsync(cancellationToken);
    }

    private void Run()
    {
        var batch = new List<PendingAppend>();
        try
        {
            using (writer)
            {
                while (_queue.Take(batch, health.Fault is null ? Timeout.InfiniteTimeSpan : ProbeInterval))
                {
                    // An empty batch is the probe that finds out whether the database is back.
                    Commit(batch);
                    batch.Clear();
                }
            }

            _ended.SetResult();
        }
        catch (Exception bug)
        {
            _ended.SetException(bug);
            const string Stopped = "The log's writer has stopped; restart the server.";
            health.Set(new StorageFault(Stopped, clock.GetUtcNow()));
            _queue.Close();
            do
            {
                Refuse(batch, Stopped);
                batch.Clear();
            }
            while (_queue.Take(batch, TimeSpan.Zero));
            lifetime.StopApplication();
        }
    }

    private static void Refuse(List<PendingAppend> batch, string reason)
    {
        var unavailable = new AppendResult.Unavailable(reason);
        batch.ForEach(append => append.Result = unavailable);
        CommittedAppends.Release(batch);
    }

    private void Commit(List<PendingAppend> batch)
    {
        var webhooks = batch.ConvertAll(static append => append.Webhook);
        var duplicates = new EventId?[batch.Count];
        long first;
        try
        {
            first = writer.Append(webhooks, duplicates);
        }
        catch (DbException fault)
        {
            var reason = writer.Explain(fault);
            health.Set(new StorageFault(reason, health.Fault?.Since ?? clock.GetUtcNow()));
            Refuse(batch, reason);
            return;
        }

        health.Set(null);
        head.MoveTo(first + batch.Count - 1);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Result = new AppendResult.Stored(first + i, duplicates[i]);
        }

        CommittedAppends.Release(batch);
    }
}
