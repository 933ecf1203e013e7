using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Pull;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Pull;

internal sealed partial class ExchangeLog(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ILogger<ExchangeLog> logger) : IExchangeLog
{
    private readonly Lock _gate = new();
    private readonly RecentCalls _recent = new();
    private readonly LastAnswers _answers = new();
    private bool _hasReadRecent;

    public ChangeSignal Kept { get; } = new();

    public ChangeSignal Counted { get; } = new();

    public async Task<Exchange> KeepAsync(Exchange exchange)
    {
        ExchangeRow row;
        try
        {
            // Without a token: a call that was cancelled is kept too.
            await ReadRecentAsync(CancellationToken.None);
            using var turn = await gate.EnterAsync(CancellationToken.None);
            exchange = Judge(exchange);
            row = ToRow(exchange);
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.Add(row);
            await context.SaveChangesAsync(CancellationToken.None);
            await context.Exchanges.Where(old => old.Id <= row.Id - IExchangeLog.Most).ExecuteDeleteAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // What was asked is answered all the same; only the log has a gap.
            Log.NotKept(logger, e);
            return exchange;
        }

        lock (_gate)
        {
            _recent.AddKept(row.Id, RecentCalls.Of(exchange, isOnlyCounted: false));
        }

        Kept.Tell();
        return exchange with { Number = row.Id };
    }

    public Exchange Count(Exchange exchange)
    {
        exchange = Judge(exchange);
        lock (_gate)
        {
            _recent.AddCounted(RecentCalls.Of(exchange, isOnlyCounted: true));
        }

        Counted.Tell();
        return exchange;
    }

    public async Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .Where(row => row.Id > after)
            .OrderByDescending(row => row.Id)
            .Take(limit)
            .Select(row => new ExchangeSummary(
                row.Id, row.Source, row.StartedAt, row.Method, row.Url, row.Path ?? Exchange.PathOf(row.Url), row.Outcome, row.Status, row.Told, row.BytesIn, row.TotalMs))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RecentCall>> CallsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await ReadRecentAsync(cancellationToken);
        lock (_gate)
        {
            return _recent.Since(since);
        }
    }

    public async Task<Exchange?> FindAsync(long number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking().SingleOrDefaultAsync(row => row.Id == number, cancellationToken)
            is { } found ? FromRow(found) : null;
    }

    public async Task<Exchange?> FindAnswerAsync(string source, string url, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .Where(row => row.Source == source && row.Url == url && row.Method == "GET" && row.Outcome == PullOutcome.Answered)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken)
            is { } found ? FromRow(found) : null;
    }

    private Exchange Judge(Exchange exchange)
    {
        lock (_gate)
        {
            return exchange with { Told = _answers.Judge(exchange) };
        }
    }

    /// <summary>Once: from then on they are known from the keeping.</summary>
    private async Task ReadRecentAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_hasReadRecent)
            {
                return;
            }
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Exchanges.AsNoTracking()
            .OrderByDescending(row => row.Id)
            .Take(IExchangeLog.Most)
            .Select(row => new Exchange
            {
                Number = row.Id,
                Source = row.Source,
                StartedAt = row.StartedAt,
                Method = row.Method,
                Url = row.Url,
                Path = row.Path ?? Exchange.PathOf(row.Url),
                Outcome = row.Outcome,
                Told = row.Told,
                AnswerHash = row.AnswerHash,
                TotalMs = row.TotalMs,
            })
            .ToListAsync(cancellationToken);
        lock (_gate)
        {
            rows.ForEach(row => _recent.AddKept(row.Number, RecentCalls.Of(row, isOnlyCounted: false)));
            _answers.AddEarlier(rows);
            _hasReadRecent = true;
        }
    }

    private static ExchangeRow ToRow(Exchange exchange) => new()
    {
        Source = exchange.Source,
        StartedAt = exchange.StartedAt,
        Method = exchange.Method,
        Url = exchange.Url,
        Path = exchange.Path,
        Told = exchange.Told,
        AnswerHash = exchange.AnswerHash,
        RequestHeaders = exchange.RequestHeaders,
        RequestBody = exchange.RequestBody.ToArray(),
        BytesOut = exchange.BytesOut,
        Outcome = exchange.Outcome,
        Status = exchange.Status,
        ResponseHeaders = exchange.ResponseHeaders,
        ResponseBody = exchange.ResponseBody.ToArray(),
        IsCut = exchange.IsCut,
        BytesIn = exchange.BytesIn,
        ConnectedMs = exchange.ConnectedMs,
        FirstByteMs = exchange.FirstByteMs,
        TotalMs = exchange.TotalMs,
        Fault = exchange.Fault,
    };

    private static Exchange FromRow(ExchangeRow row) => new()
    {
        Number = row.Id,
        Source = row.Source,
        StartedAt = row.StartedAt,
        Method = row.Method,
        Url = row.Url,
        Path = row.Path ?? Exchange.PathOf(row.Url),
        Told = row.Told,
        AnswerHash = row.AnswerHash,
        RequestHeaders = row.RequestHeaders,
        RequestBody = row.RequestBody,
        BytesOut = row.BytesOut,
        Outcome = row.Outcome,
        Status = row.Status,
        ResponseHeaders = row.ResponseHeaders,
        ResponseBody = row.ResponseBody,
        IsCut = row.IsCut,
        BytesIn = row.BytesIn,
        ConnectedMs = row.ConnectedMs,
        FirstByteMs = row.FirstByteMs,
        TotalMs = row.TotalMs,
        Fault = row.Fault,
    };

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Pull.ExchangeNotSaved, LogLevel.Warning, "Could not save an API call in the log of calls")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
