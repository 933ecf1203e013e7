using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Caches the last observations for all pages, and reads only what was learned since. Reads all of them again once in
/// <see cref="FullReading"/>, since the upkeep deletes some.
/// </summary>
internal sealed class StockBook(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ConsumerChanges changes, TimeProvider clock) : IStockBook, IDisposable
{
    /// <summary>
    /// The maximum number of products that only webhooks named, since anyone can send webhooks with any id.
    /// </summary>
    public const int MaxOnlyTold = 200;

    internal static readonly TimeSpan FullReading = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<(string Product, StockSource Source), StockObservationRow> _latest = [];
    private long _readUpTo;
    private long? _readFullyAt;

    public async Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await CatchUpAsync(context, cancellationToken);
            var fetched = _latest.Keys.Where(key => key.Source == StockSource.Pull).Select(key => key.Product).ToHashSet();
            return
            [
                .. _latest.Values.Where(row => fetched.Contains(row.ProductId))
                    .Concat(_latest.Values.Where(row => !fetched.Contains(row.ProductId)).OrderByDescending(row => row.Id).Take(MaxOnlyTold))
                    .Select(ToObservation),
            ];
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task CatchUpAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var observations = context.StockObservations.AsNoTracking();
        var head = await observations.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
        var isOld = _readFullyAt is not { } at || clock.GetElapsedTime(at) >= FullReading || head < _readUpTo; // The last: a restored copy.
        if (!isOld && head > _readUpTo)
        {
            var after = _readUpTo;
            var fresh = await observations.Where(row => row.Id > after).OrderBy(row => row.Id).ToListAsync(cancellationToken);

            // What webhooks reported about it before may not be cached.
            isOld = fresh.Exists(row => row.Source == StockSource.Pull && !_latest.ContainsKey((row.ProductId, row.Source)));
            Take(fresh);
        }

        if (isOld)
        {
            var now = clock.GetTimestamp();
            var all = await ReadAllAsync(context, cancellationToken);
            _latest.Clear();
            Take(all);
            _readFullyAt = now;
        }

        _readUpTo = head;
    }

    private void Take(List<StockObservationRow> rows)
    {
        foreach (var row in rows)
        {
            _latest[(row.ProductId, row.Source)] = row;
        }
    }

    private static Task<List<StockObservationRow>> ReadAllAsync(DashboardContext context, CancellationToken cancellationToken)
    {
        var fetched = context.StockObservations.Where(row => row.Source == StockSource.Pull).Select(row => row.ProductId).Distinct();
        var onlyTold = context.StockObservations
            .Where(row => !fetched.Contains(row.ProductId))
            .GroupBy(row => row.ProductId)
            .OrderByDescending(product => product.Max(row => row.Id))
            .Take(MaxOnlyTold)
            .Select(product => product.Key);
        return Latest(context.StockObservations.Where(row => fetched.Contains(row.ProductId)))
            .Concat(Latest(context.StockObservations.Where(row => onlyTold.Contains(row.ProductId))))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StockObservation>> HistoryAsync(
        string productId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<StockObservationRow> rows = [];
        foreach (var source in Enum.GetValues<StockSource>())
        {
            var observations = context.StockObservations.AsNoTracking().Where(row => row.ProductId == productId && row.Source == source);
            var before = await observations.Where(row => row.At < since).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            var first = before?.Id ?? 0;
            rows.AddRange(await observations.Where(row => row.Id >= first).ToListAsync(cancellationToken));
        }

        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id).Select(ToObservation)];
    }

    public async Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.StockObservations.AddRange(quantities.Select(product => new StockObservationRow
            {
                ProductId = product.Key, Source = StockSource.Pull, Quantity = product.Value, At = at,
            }));
            await context.SaveChangesAsync(cancellationToken);
        }

        changes.Tell(ConsumerParts.Stocks);
    }

    /// <summary>Ids grow with time, so the last observation of each way has the highest one.</summary>
    private static IQueryable<StockObservationRow> Latest(IQueryable<StockObservationRow> observations)
    {
        var last = observations.GroupBy(row => new { row.ProductId, row.Source }).Select(group => group.Max(row => row.Id));
        return observations.Where(row => last.Contains(row.Id)).OrderBy(row => row.ProductId).AsNoTracking();
    }

    private static StockObservation ToObservation(StockObservationRow row) => new(row.ProductId, row.Source, row.Quantity, row.At, row.EventId);
}
