using WebhookDashboard.Events.Appending;

namespace WebhookDashboard.Events.Storage;

/// <summary>
/// Tests whether the database accepts writes, even if nothing was written for a long time. <see cref="StorageHealth"/>
/// learns the result first, and so do the pages.
/// </summary>
internal sealed class StorageProbe(GroupCommit commit, StorageHealth health, TimeProvider clock)
{
    /// <summary>A write takes moments; a locked file is reported after two seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <param name="believed">The maximum age of the last write, of an event or a probe, to count as proof. If it is older,
    /// a write is tried.</param>
    /// <param name="cancellationToken">Ends the wait; the write continues.</param>
    /// <returns>Null if writing works.</returns>
    public async Task<StorageFault?> CheckAsync(TimeSpan believed, CancellationToken cancellationToken)
    {
        if (health.Fault is null && commit.SinceLastTry >= believed)
        {
            try
            {
                await commit.TryWritingAsync().WaitAsync(Limit, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                return health.Fault ?? new StorageFault("The database does not answer.", clock.GetUtcNow());
            }
        }

        return health.Fault;
    }
}
