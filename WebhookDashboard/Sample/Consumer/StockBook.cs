using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Sample.Consumer;

internal sealed class StockBook(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ConsumerChanges changes) : IStockBook
{
    /// <summary>How many products are shown that only webhooks named: anybody can send such, with any id.</summary>
    public const int MaxOnlyTold = 200;

    public async Task<IReadOnlyList<StockObservation>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var fetched = context.StockLessons.Where(row => row.Source == StockSource.Pull).Select(row => row.ProductId).Distinct();
        var onlyTold = context.StockLessons
            .Where(row => !fetched.Contains(row.ProductId))
            .GroupBy(row => row.ProductId)
            .OrderByDescending(product => product.Max(row => row.Id))
            .Take(MaxOnlyTold)
            .Select(product => product.Key);
        var rows = await Latest(context.StockLessons.Where(row => fetched.Contains(row.ProductId)))
            .Concat(Latest(context.StockLessons.Where(row => onlyTold.Contains(row.ProductId))))
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(ToLesson);
    }

    public async Task<IReadOnlyList<StockObservation>> HistoryAsync(
        string productId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ofProduct = context.StockLessons.Where(row => row.ProductId == productId);
        var before = await Latest(ofProduct.Where(row => row.At < since)).ToListAsync(cancellationToken);
        var after = await ofProduct.Where(row => row.At >= since).ToListAsync(cancellationToken);
        return [.. before.Concat(after).OrderBy(row => row.At).ThenBy(row => row.Id).Select(ToLesson)];
    }

    public async Task LearnPulledAsync(
        IReadOnlyDictionary<string, long> quantities, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.StockLessons.AddRange(quantities.Select(product => new StockLessonRow
            {
                ProductId = product.Key, Source = StockSource.Pull, Quantity = product.Value, At = at,
            }));
            await context.SaveChangesAsync(cancellationToken);
        }

        changes.Tell();
    }

    /// <summary>Ids grow as lessons are learned, so the last of each way is the one with the highest.</summary>
    private static IQueryable<StockLessonRow> Latest(IQueryable<StockLessonRow> lessons)
    {
        var last = lessons.GroupBy(row => new { row.ProductId, row.Source }).Select(group => group.Max(row => row.Id));
        return lessons.Where(row => last.Contains(row.Id)).OrderBy(row => row.ProductId).AsNoTracking();
    }

    private static StockObservation ToLesson(StockLessonRow row) => new(row.ProductId, row.Source, row.Quantity, row.At, row.EventId);
}
