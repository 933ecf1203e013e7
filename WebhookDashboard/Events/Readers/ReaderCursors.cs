using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;

namespace WebhookDashboard.Events.Readers;

internal sealed class ReaderCursors(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock)
    : IReaderCursors
{
    public async Task<long> ReadAsync(string reader, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ReaderCursors.FindAsync([reader], cancellationToken);
        return row?.Sequence ?? 0;
    }

    public Task MoveAsync(string reader, long sequence, CancellationToken cancellationToken) =>
        ChangeAsync(reader, kept => Math.Max(kept, sequence), cancellationToken);

    public Task SetBackAsync(string reader, long head, CancellationToken cancellationToken) =>
        ChangeAsync(reader, kept => Math.Min(kept, head), cancellationToken);

    private async Task ChangeAsync(string reader, Func<long, long> change, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ReaderCursors.FindAsync([reader], cancellationToken);
        if (row is null)
        {
            context.Add(row = new ReaderCursorRow { Reader = reader });
        }

        if (change(row.Sequence) is var sequence && sequence != row.Sequence)
        {
            row.Sequence = sequence;
            row.MovedAt = clock.GetUtcNow();
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
