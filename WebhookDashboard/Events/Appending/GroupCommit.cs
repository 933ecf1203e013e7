using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Storage;
using EventId = WebhookDashboard.Domain.EventId;

namespace WebhookDashboard.Events.Appending;

/// <summary>
/// The log's only writer. Requests that arrive during a commit wait for the next one, which takes them all: one flush of the
/// disk serves many senders.
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
    /// <summary>What a small event occupies on disk, including its index entries.</summary>
    public const int SmallTrial = 64 * 1024;

    /// <summary>
    /// The limit of a probe. A disk with this much space accepts nearly all events, and one large body must not keep the
    /// others out.
    /// </summary>
    public const int LargestTrial = 1024 * 1024;

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly AppendQueue _queue = new(options.Value.MaxPending);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _trial = SmallTrial;
    private long _triedAt;
    private TaskCompletionSource? _probe;

    /// <summary>How many events wait for the next commit.</summary>
    public int Waiting => _queue.Count;

    /// <summary>How long ago the last commit was tried, whether it succeeded or not.</summary>
    public TimeSpan SinceLastTry =>
        Volatile.Read(ref _triedAt) is var at and not 0 ? clock.GetElapsedTime(at) : TimeSpan.MaxValue;

    public ValueTask<AppendResult> AppendAsync(ReceivedWebhook webhook, CancellationToken cancellationToken)
    {
        if (health.Fault is { } fault)
        {
            // Refused at once: waiting for the database would cost each sender seconds, and the probe notices a recovery as
            // soon.
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

    /// <summary>
    /// Makes the writer commit something, if only a probe. The result is then in <see cref="StorageHealth"/>.
    /// </summary>
    public Task TryWritingAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = Interlocked.CompareExchange(ref _probe, mine, null) ?? mine;
        _queue.Wake();
        return probe.Task;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: it blocks on the database and the disk nearly all the time, and a pool as small as this
        // machine's would miss the thread.
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
                    var asked = Interlocked.Exchange(ref _probe, null); // Later callers wait for the next one.
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

    /// <summary>Fails the batch and the queue behind it: waiting would not change the answer of either.</summary>
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
            // The disk counts as recovered only once it has space for what it refused. The journal nearly always has room
            // for one more page; with a small probe the warning would come and go each second.
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
            // In one step: otherwise readers could see a head in between and take it for the end of the log.
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

        [LoggerMessage(LogEventIds.Events.LogWentBack, LogLevel.Error, "The log went back from {Head} and continues at {First}: its database was restored from an older copy while the server ran. Restart the server, so that it reads its settings again")]
        public static partial void WentBack(ILogger log, long head, long first);
    }
}
