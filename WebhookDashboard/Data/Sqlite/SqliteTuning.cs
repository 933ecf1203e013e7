using Microsoft.EntityFrameworkCore;

namespace WebhookDashboard.Data.Sqlite;

internal sealed class SqliteTuning(IDbContextFactory<DashboardContext> contexts, IWriteGate gate) : IDatabaseTuning
{
    public async Task TuneAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // 0x10002 examines all tables, not only those that this connection has read
        // (https://sqlite.org/pragma.html#pragma_optimize). The limit bounds how much of each index is read, since senders
        // wait meanwhile.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002", cancellationToken);
    }
}
