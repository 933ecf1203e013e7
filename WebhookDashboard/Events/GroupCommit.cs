using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Events;

/// <summary>
/// The one writer. While a commit is under way the next requests queue up, and the next commit takes them all: so one
/// flush of the disk serves many senders.
/// </summary>
internal sealed partial class GroupCommit(
    IBatchWriter writer,
    LogHead head,
    StorageHealth health,
    TimeProvider clock,
    IOptions<AppendOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<GroupCommit> log) : IHostedService
{
    /// <summary>What a small event costs the disk, with its place in every index.</summary>
    public const int SmallTrial = 64 * 1024;

    /// <summary>Past it a disk with little space left takes nearly all that comes, and one large body must not keep the rest out.</summary>
    public const int LargestTrial = 1024 * 1024;

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly AppendQueue _queue = new(options.Value.MaxPending);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _trial = SmallTrial;
    private long _triedAt;
    private TaskCompletionSource? _probe;

    /// <summary>How many wait for the next commit.</summary>
    public int Waiting => _queue.Count;

    /// <summary>How long ago a commit was last tried, whether it succeeded or not.</summary>
    public TimeSpan SinceLastTry =>
        Volatile.Read(ref _triedAt) is var at and not 0 ? clock.GetElapsedTime(at) : TimeSpan.MaxValue;

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken)
    {
        if (health.Fault is { } fault)
        {
            // At once: to wait for the database would take each sender seconds, and the probe finds out as soon.
            return new ValueTask<AppendResult>(new AppendResult.Unavailable(fault.Reason));
        }

        var append = new PendingAppend(webhook);
        if (!_queue.TryAdd(append))
        {
            return new ValueTask<AppendResult>(AppendResult.Busy.Instance);
        }

        return new ValueTask<AppendResult>(
            cancellationToken.CanBeCanceled ? append.Task.WaitAsync(cancellationToken) : append.Task);
    }

    /// <summary>Has the writer commit something, be it a trial. What it found is in <see cref="StorageHealth"/> then.</summary>
    public Task TryWritingAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = Interlocked.CompareExchange(ref _probe, mine, null) ?? mine;
        _queue.Wake();
        return probe.Task;
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
                    var asked = Interlocked.Exchange(ref _probe, null); // Whoever asks from here on waits for the next one.
                    Commit(batch);
                    batch.Clear();
                    Volatile.Write(ref _triedAt, clock.GetTimestamp());
                    asked?.SetResult();
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
            RefuseAll(batch, Stopped);
            lifetime.StopApplication();
        }
    }

    /// <summary>The batch, and what has queued up behind it: each of them would wait as long to hear the same.</summary>
    private void RefuseAll(List<PendingAppend> batch, string reason)
    {
        var unavailable = new AppendResult.Unavailable(reason);
        do
        {
            batch.ForEach(append => append.Result = unavailable);
            CommittedAppends.Release(batch);
            batch.Clear();
        }
        while (_queue.Take(batch, TimeSpan.Zero) && batch.Count > 0);
    }

    private void Commit(List<PendingAppend> batch)
    {
        var webhooks = batch.ConvertAll(static append => append.Webhook);
        var duplicates = new EventId?[batch.Count];
        long first = 0;
        try
        {
            if (batch.Count > 0)
            {
                first = writer.Append(webhooks, duplicates);
            }
            else
            {
                writer.Try(_trial);
            }
        }
        catch (DbException fault)
        {
            // The disk is not back before there is space for what it refused: a page of the journal is always left, and by
            // that alone the warning would come and go each second.
            _trial = (int)Math.Min(Math.Max(_trial, SmallTrial + SizeOf(webhooks)), LargestTrial);
            var reason = writer.Explain(fault);
            if (health.Set(new StorageFault(reason, health.Fault?.Since ?? clock.GetUtcNow())))
            {
                Log.StorageFailed(log, reason, fault.Message);
            }

            RefuseAll(batch, reason);
            return;
        }

        if (health.Set(null))
        {
            Log.StorageIsBack(log);
        }

        _trial = SmallTrial;
        if (batch.Count == 0)
        {
            return;
        }

        var last = first + batch.Count - 1;
        if (first <= head.Sequence)
        {
            // In one step: a head between the two would be told as where the log ends.
            Log.WentBack(log, head.Sequence, first);
            head.GoBackTo(last);
        }
        else
        {
            head.MoveTo(last, webhooks);
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Result = new AppendResult.Stored(first + i, duplicates[i]);
        }

        CommittedAppends.Release(batch);
    }

    private static long SizeOf(List<ReceivedWebhook> webhooks) =>
        webhooks.Sum(static webhook => (long)webhook.Body.Length + webhook.Headers.Bytes.Length);

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Events.StorageFailed, LogLevel.Warning, "Webhooks can't be stored, and their senders are told so (503). {Reason} ({Fault})")]
        public static partial void StorageFailed(ILogger log, string reason, string fault);

        [LoggerMessage(LogEventIds.Events.StorageRecovered, LogLevel.Information, "Webhooks are stored again")]
        public static partial void StorageIsBack(ILogger log);

        [LoggerMessage(LogEventIds.Events.LogWentBack, LogLevel.Error, "The log stood at {Head} and goes on at {First}: its database was restored from an older copy while the server ran. Restart the server, so that it reads its settings again")]
        public static partial void WentBack(ILogger log, long head, long first);
    }
}
