namespace WebhookDashboard.Events;

/// <summary>
/// Asks whether the database takes writes, also where nobody has written for long. What it finds is known to
/// <see cref="StorageHealth"/> first, and so to the pages.
/// </summary>
internal sealed class StorageProbe(GroupCommit commit, StorageHealth health, TimeProvider clock)
{
    /// <summary>A write takes moments; the fault of a locked file is known after two seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <param name="believed">For how long the last write, a sender's or a probe's, is proof enough; past it one is tried.</param>
    /// <param name="cancellationToken">Ends the wait; the write goes on.</param>
    /// <returns>Null when writing works.</returns>
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
