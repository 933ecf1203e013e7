using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Tests.Pull;

/// <summary>The log of calls, in memory.</summary>
internal sealed class MemoryExchangeLog : IExchangeLog
{
    private readonly Lock _gate = new();
    private readonly List<Exchange> _kept = [];

    public ChangeSignal Kept { get; } = new();

    public ChangeSignal Counted { get; } = new();

    /// <summary>How many rows were read of the list.</summary>
    public int RowsRead { get; private set; }

    public IReadOnlyList<Exchange> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept];
            }
        }
    }

    public int Watchers => Kept.Subscribers;

    public Task<Exchange> KeepAsync(Exchange exchange)
    {
        lock (_gate)
        {
            exchange = exchange with { Number = _kept.Count + 1 };
            _kept.Add(exchange);
        }

        Kept.Tell();
        return Task.FromResult(exchange);
    }

    public void Count(Exchange exchange) => Counted.Tell();

    public Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken)
    {
        List<ExchangeSummary> rows =
        [
            .. All.Where(one => one.Number > after).Reverse().Take(limit).Select(one => new ExchangeSummary(
                one.Number, one.Source, one.StartedAt, one.Method, one.Url, one.Outcome, one.Status, one.BytesIn, one.TotalMs)),
        ];
        RowsRead += rows.Count;
        return Task.FromResult<IReadOnlyList<ExchangeSummary>>(rows);
    }

    public Task<IReadOnlyList<DateTimeOffset>> StartsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DateTimeOffset>>([.. All.Select(one => one.StartedAt).Where(at => at >= since)]);

    public Task<Exchange?> FindAnswerAsync(string source, string url, CancellationToken cancellationToken) => Task.FromResult(
        All.LastOrDefault(one => (one.Source, one.Url, one.Method, one.Outcome) == (source, url, "GET", PullOutcome.Answered)));

    public Task<Exchange?> FindAsync(long number, CancellationToken cancellationToken) =>
        Task.FromResult(All.FirstOrDefault(one => one.Number == number));
}
