using System.Collections.Concurrent;

namespace WebhookDashboard.Events.Queries;

/// <summary>
/// Runs reads on a few threads of their own. SQLite's calls block; on pool threads, slow reads would keep senders waiting
/// for a thread.
/// </summary>
internal sealed class ReadScheduler : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _tasks = [];

    public ReadScheduler()
    {
        for (var i = 0; i < MaximumConcurrencyLevel; i++)
        {
            new Thread(Run) { IsBackground = true, Name = "Log reader" }.Start();
        }
    }

    /// <summary>
    /// Half of the processors, since senders need the others; at least two, so that one long read does not block all others.
    /// </summary>
    public override int MaximumConcurrencyLevel { get; } = Math.Clamp(Environment.ProcessorCount / 2, 2, 8);

    public void Dispose() => _tasks.CompleteAdding();

    protected override void QueueTask(Task task) => _tasks.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private void Run()
    {
        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
