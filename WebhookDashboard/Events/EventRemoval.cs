using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events;

/// <summary>Deletes in small steps, each its own transaction and its own turn to write, so that appends go on between.</summary>
internal sealed class EventRemoval(IDbContextFactory<DashboardContext> contexts, IWriteGate gate)
{
    private const int MaxStep = 500;
    private const long MaxStepBytes = 16L * 1024 * 1024;

    public async Task<bool> RemoveAsync(EventId id, CancellationToken cancellationToken) =>
        await RemoveStepAsync(events => events.WithId(id), limit: 1, cancellationToken) > 0;

    /// <param name="endpoint">Whose.</param>
    /// <param name="cancellationToken">Ends it between steps.</param>
    /// <param name="upTo">The last sequence to look at.</param>
    /// <returns>How many went.</returns>
    public async Task<long> RemoveAllAsync(
        EndpointSlug endpoint, CancellationToken cancellationToken, long upTo = long.MaxValue)
    {
        long total = 0;
        foreach (var kind in await FindKindsAsync(endpoint, cancellationToken))
        {
            int removed;
            while ((removed = await RemoveStepAsync(
                events => events.Where(e => e.Kind == kind && e.Sequence <= upTo).OrderBy(e => e.Sequence), MaxStep, cancellationToken)) > 0)
            {
                total += removed;
            }
        }

        return total;
    }

    /// <summary>One step of the events that came first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends it between steps.</param>
    /// <returns>How many went.</returns>
    /// <param name="maxBytes">At most bodies of so many bytes, but one event if there is one.</param>
    public Task<int> RemoveFirstAsync(long limit, CancellationToken cancellationToken, long maxBytes = MaxStepBytes) =>
        RemoveStepAsync(
            events => events.OrderBy(e => e.Sequence), (int)Math.Min(limit, MaxStep), cancellationToken, Math.Min(maxBytes, MaxStepBytes));

    /// <summary>
    /// One step of the events that were received before a time, oldest first. By their times and not by their sequences:
    /// one event from a clock that was ahead must not keep all behind it.
    /// </summary>
    /// <returns>How many went.</returns>
    public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        RemoveStepAsync(
            events => events.Where(e => e.ReceivedAt < before).OrderBy(e => e.ReceivedAt), MaxStep, cancellationToken);

    private async Task<int> RemoveStepAsync(
        Func<IQueryable<EventRow>, IQueryable<EventRow>> choose,
        int limit,
        CancellationToken cancellationToken,
        long maxBytes = MaxStepBytes)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var rows = await choose(context.Events.AsNoTracking())
            .Take(limit)
            .Select(e => new { e.Sequence, e.Kind, e.BodySize })
            .ToListAsync(cancellationToken);
        long bytes = 0;
        var step = rows.TakeWhile((row, i) => (bytes += row.BodySize) <= maxBytes || i == 0).ToList();
        if (step.Count == 0)
        {
            return 0;
        }

        var sequences = step.ConvertAll(row => row.Sequence);
        await context.EventContents.Where(c => EF.Parameter(sequences).Contains(c.Sequence)).ExecuteDeleteAsync(cancellationToken);
        await context.Events.Where(e => EF.Parameter(sequences).Contains(e.Sequence)).ExecuteDeleteAsync(cancellationToken);
        foreach (var gone in step.GroupBy(row => row.Kind))
        {
            var kind = context.EventKinds.Where(kind => kind.Id == gone.Key);
            var events = gone.LongCount();
            var size = gone.Sum(row => (long)row.BodySize);
            await kind.ExecuteUpdateAsync(
                set => set.SetProperty(k => k.Events, k => k.Events - events).SetProperty(k => k.Bytes, k => k.Bytes - size),
                cancellationToken);
            await kind.Where(k => k.Events == 0).ExecuteDeleteAsync(cancellationToken); // Makes room for another kind of its endpoint.
        }

        await transaction.CommitAsync(cancellationToken);
        return step.Count;
    }

    private async Task<List<long>> FindKindsAsync(EndpointSlug endpoint, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EventKinds.Where(kind => kind.Endpoint == endpoint).Select(kind => kind.Id).ToListAsync(cancellationToken);
    }
}
