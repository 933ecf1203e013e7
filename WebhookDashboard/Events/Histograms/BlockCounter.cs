using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Events.Histograms;

/// <summary>
/// Counts the events of each block that no longer grows, and of each block of which some were deleted. Beside the appends, so
/// that these cost no more: until a block is counted, its events are read one by one.
/// </summary>
internal sealed class BlockCounter(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, BatchScheduler scheduler)
{
    /// <summary>The most blocks of one call: 65,536 events, more than a second brings.</summary>
    private const int MostAtOnce = 32;

    /// <summary>Counts the newest of the blocks that are not counted.</summary>
    /// <returns>How many it counted.</returns>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        scheduler.RunAsync(() => CountHereAsync(cancellationToken), cancellationToken);

    /// <summary>Makes the blocks of events that are deleted, or change their kind, be counted again.</summary>
    public static Task OutdateAsync(DashboardContext context, IEnumerable<long> sequences, CancellationToken cancellationToken)
    {
        var blocks = sequences.Select(sequence => sequence / EventBlockRow.Size).Distinct().ToList();
        return context.EventBlocks.Where(block => EF.Parameter(blocks).Contains(block.Block) && block.Kinds != null)
            .ExecuteUpdateAsync(set => set.SetProperty(block => block.Kinds, (byte[]?)null), cancellationToken);
    }

    private async Task<int> CountHereAsync(CancellationToken cancellationToken)
    {
        var blocks = await FindAsync(cancellationToken);
        foreach (var block in blocks)
        {
            await CountAsync(block, cancellationToken);
        }

        return blocks.Count;
    }

    /// <summary>Finds them without taking the turn to write, since usually there are none.</summary>
    private async Task<List<long>> FindAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var growing = await ReadGrowingAsync(context, cancellationToken);
        return await context.EventBlocks
            .Where(row => row.Kinds == null && row.Block < growing)
            .OrderByDescending(row => row.Block)
            .Select(row => row.Block)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Reads the events before it takes the turn to write, for which the senders wait. Then only compares: if events were
    /// deleted or changed their kind meanwhile, the block is counted the next time.
    /// </summary>
    private async Task CountAsync(long block, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (first, next) = (block * EventBlockRow.Size, (block + 1) * EventBlockRow.Size);
        var inBlock = context.Events.Where(e => e.Sequence >= first && e.Sequence < next);
        var events = await inBlock.Select(e => new { e.Kind, e.ReceivedAt, e.Sequence }).ToListAsync(cancellationToken);
        var (kinds, times) = BlockTally.Write(events.Select(e => (e.Kind, e.ReceivedAt.ToUnixTimeMilliseconds())));
        var sums = events.GroupBy(e => e.Kind).Select(same => (same.Key, same.Count(), same.Sum(e => e.Sequence))).Order().ToList();

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = await inBlock.GroupBy(e => e.Kind).Select(same => new { same.Key, Count = same.Count(), Sum = same.Sum(e => e.Sequence) }).ToListAsync(cancellationToken);
        if (block >= await ReadGrowingAsync(context, cancellationToken) // The database was restored meanwhile.
            || !now.Select(same => (same.Key, same.Count, same.Sum)).Order().SequenceEqual(sums))
        {
            return;
        }

        var row = context.EventBlocks.Where(row => row.Block == block);
        await context.EventBlockTimes.Where(row => row.Block == block).ExecuteDeleteAsync(cancellationToken);
        if (events.Count == 0)
        {
            await row.ExecuteDeleteAsync(cancellationToken);
        }
        else
        {
            await row.ExecuteUpdateAsync(set => set.SetProperty(r => r.Kinds, kinds), cancellationToken);
            context.EventBlockTimes.Add(new EventBlockTimesRow { Block = block, Times = times });
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<long> ReadGrowingAsync(DashboardContext context, CancellationToken cancellationToken) =>
        await context.LogState.Select(state => state.Head).SingleAsync(cancellationToken) / EventBlockRow.Size;
}
