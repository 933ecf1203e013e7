using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Pull;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Pull;

internal sealed partial class ExchangeLog(
    IDbContextFactory<DashboardContext> contexts, IWriteGate gate, ILogger<ExchangeLog> logger) : IExchangeLog
{
    /// <summary>Of as many calls that were only counted it is remembered when they were: at ten a second a quarter of an hour.</summary>
    internal const int MostCounted = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _counted = new();

    /// <summary>When the kept calls were started, by their numbers. Complete once <see cref="_hasReadStarts"/>.</summary>
    private readonly SortedDictionary<long, DateTimeOffset> _keptStarts = [];
    private bool _hasReadStarts;

    public ChangeSignal Kept { get; } = new();

    public ChangeSignal Counted { get; } = new();

    public async Task<Exchange> KeepAsync(Exchange exchange)
    {
        var row = ToRow(exchange);
        try
        {
            // Without a token: a call that was cancelled is kept too.
            using var turn = await gate.EnterAsync(CancellationToken.None);
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
            AddStart(row.Id, row.StartedAt);
        }

        Kept.Tell();
        return exchange with { Number = row.Id };
    }

    public void Count(Exchange exchange)
    {
        lock (_gate)
        {
            _counted.Enqueue(exchange.StartedAt);
            if (_counted.Count > MostCounted)
            {
                _counted.Dequeue();
            }
        }

        Counted.Tell();
    }

    public async Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Exchanges.AsNoTracking()
            .Where(row => row.Id > after)
            .OrderByDescending(row => row.Id)
            .Take(limit)
            .Select(row => new ExchangeSummary(
                row.Id, row.Source, row.StartedAt, row.Method, row.Url, row.Outcome, row.Status, row.BytesIn, row.TotalMs))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DateTimeOffset>> StartsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await ReadStartsAsync(cancellationToken);
        lock (_gate)
        {
            return [.. _keptStarts.Values.Concat(_counted).Where(at => at >= since).Order()];
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

    /// <summary>Once: from then on they are known from the keeping.</summary>
    private async Task ReadStartsAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_hasReadStarts)
            {
                return;
            }
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Exchanges.AsNoTracking()
            .OrderByDescending(row => row.Id)
            .Take(IExchangeLog.Most)
            .Select(row => new { row.Id, row.StartedAt })
            .ToListAsync(cancellationToken);
        lock (_gate)
        {
            rows.ForEach(row => AddStart(row.Id, row.StartedAt));
            _hasReadStarts = true;
        }
    }

    private void AddStart(long number, DateTimeOffset startedAt)
    {
        _keptStarts[number] = startedAt;
        if (_keptStarts.Count > IExchangeLog.Most)
        {
            _keptStarts.Remove(_keptStarts.First().Key);
        }
    }

    private static ExchangeRow ToRow(Exchange exchange) => new()
    {
        Source = exchange.Source,
        StartedAt = exchange.StartedAt,
        Method = exchange.Method,
        Url = exchange.Url,
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
        [LoggerMessage(LogEventIds.Pull.ExchangeNotSaved, LogLevel.Warning, "An API call could not be kept in the log of calls.")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
