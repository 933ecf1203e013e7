namespace WebhookDashboard.Events.Appending;

/// <summary>
/// Resumes the callers of one batch on the thread pool, many to a work item. One item each would cost more in queueing and
/// waking threads than their remaining work (benchmark "ingest"); on the writer's thread they would delay the next commit.
/// </summary>
internal sealed class CommittedAppends(ArraySegment<PendingAppend> appends) : IThreadPoolWorkItem
{
    private const int FewestEach = 16;

    public static void Release(List<PendingAppend> batch)
    {
        var all = batch.ToArray();
        var each = Math.Max(FewestEach, (all.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        for (var start = 0; start < all.Length; start += each)
        {
            var part = new ArraySegment<PendingAppend>(all, start, Math.Min(each, all.Length - start));
            ThreadPool.UnsafeQueueUserWorkItem(new CommittedAppends(part), preferLocal: false);
        }
    }

    public void Execute()
    {
        foreach (var append in appends)
        {
            append.Complete();
        }
    }
}
