using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Tests.Pull;

/// <summary>A log of calls in memory.</summary>
internal sealed class MemoryExchangeLog : IExchangeLog
{
    private readonly Lock _gate = new();
    private readonly List<Exchange> _kept = [];
    private readonly List<RecentCall> _calls = [];
    private readonly LastAnswers _answers = new();

    public ChangeSignal Kept { get; } = new();

    public ChangeSignal Counted { get; } = new();

    /// <summary>How many rows of the list were read.</summary>
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
            exchange = exchange with { Number = _kept.Count + 1, Told = _answers.Judge(exchange) };
            _kept.Add(exchange);
            _calls.Add(RecentCalls.Of(exchange, isOnlyCounted: false));
        }

        Kept.Tell();
        return Task.FromResult(exchange);
    }

    public Exchange Count(Exchange exchange)
    {
        lock (_gate)
        {
            exchange = exchange with { Told = _answers.Judge(exchange) };
            _calls.Add(RecentCalls.Of(exchange, isOnlyCounted: true));
        }

        Counted.Tell();
        return exchange;
    }

    public Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken)
    {
        List<ExchangeSummary> rows =
        [
            .. All.Where(one => one.Number > after).Reverse().Take(limit).Select(one => new ExchangeSummary(
                one.Number, one.Source, one.StartedAt, one.Method, one.Url, one.Path, one.Outcome, one.Status, one.Told, one.BytesIn, one.TotalMs)),
        ];
        RowsRead += rows.Count;
        return Task.FromResult<IReadOnlyList<ExchangeSummary>>(rows);
    }

    public Task<IReadOnlyList<RecentCall>> CallsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RecentCall>>([.. _calls.Where(call => call.StartedAt >= since)]);
        }
    }

    public Task<Exchange?> FindAnswerAsync(string source, string url, CancellationToken cancellationToken) => Task.FromResult(
        All.LastOrDefault(one => (one.Source, one.Url, one.Method, one.Outcome) == (source, url, "GET", PullOutcome.Answered)));

    public Task<Exchange?> FindAsync(long number, CancellationToken cancellationToken) =>
        Task.FromResult(All.FirstOrDefault(one => one.Number == number));
}
