using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Access;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Audit;

internal sealed partial class AuditTrail(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, TimeProvider clock, ILogger<AuditTrail> logger) : IAuditTrail
{
    /// <summary>Lines kept of each kind that only authenticated actors cause.</summary>
    public const int Most = 10_000;

    /// <summary>Lines kept of <see cref="AuditKind.Refusal"/>.</summary>
    public const int MostRefusals = 1_000;

    public ChangeSignal Written { get; } = new();

    public async Task WriteAsync(AuditKind kind, string what, Actor? actor = null)
    {
        var (who, from) = actor ?? Actor.Current;
        Log.Line(logger, who, from ?? "here", what);
        try
        {
            // Takes no token: what was done is recorded even if its request was aborted.
            using var turn = await gate.EnterAsync(CancellationToken.None);
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.Add(new AuditRow { At = clock.GetUtcNow(), Kind = kind, Who = who, From = from, What = what });
            await context.SaveChangesAsync(CancellationToken.None);
            var excess = await context.AuditLines
                .Where(row => row.Kind == kind)
                .OrderByDescending(row => row.Id)
                .Skip(kind == AuditKind.Refusal ? MostRefusals : Most)
                .Select(row => row.Id)
                .FirstOrDefaultAsync(CancellationToken.None);
            if (excess > 0)
            {
                await context.AuditLines.Where(row => row.Kind == kind && row.Id <= excess).ExecuteDeleteAsync(CancellationToken.None);
            }
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            Log.NotKept(logger, fault);
            return;
        }

        Written.Tell();
    }

    public async Task<IReadOnlyList<AuditLine>> ReadAsync(AuditKind? kind, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = context.AuditLines.AsNoTracking().Where(row => row.Id < (before ?? long.MaxValue));
        return await (kind is { } one ? lines.Where(row => row.Kind == one) : lines)
            .OrderByDescending(row => row.Id)
            .Take(limit)
            .Select(row => new AuditLine(row.Id, row.At, row.Kind, row.Who, row.From, row.What))
            .ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Audit.Line, LogLevel.Information, "Audit: {Who}, from {From}: {What}")]
        public static partial void Line(ILogger logger, string who, string from, string what);

        [LoggerMessage(LogEventIds.Audit.LineNotSaved, LogLevel.Warning, "Could not save a line of the audit trail; only the log has it")]
        public static partial void NotKept(ILogger logger, Exception fault);
    }
}
