using WebhookDashboard.Signals;

namespace WebhookDashboard.Pull;

/// <summary>The API calls that were made, the last <see cref="Most"/> of them.</summary>
internal interface IExchangeLog
{
    public const int Most = 1_000;

    /// <summary>A call was kept. Told on any thread.</summary>
    ChangeSignal Kept { get; }

    /// <summary>A call was counted and not kept: no list changed. Told on any thread.</summary>
    ChangeSignal Counted { get; }

    /// <summary>Keeps a call that has ended, and gives it its number.</summary>
    /// <returns>The call with its number, or with number 0 when the database does not take it.</returns>
    Task<Exchange> KeepAsync(Exchange exchange);

    /// <summary>Counts a call that is not kept, since whoever made it keeps an account of it: it is among the starts alone.</summary>
    void Count(Exchange exchange);

    /// <summary>The newest calls, newest first.</summary>
    Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, CancellationToken cancellationToken) =>
        RecentAsync(limit, after: 0, cancellationToken);

    /// <summary>The newest calls with a number above <paramref name="after"/>, newest first.</summary>
    Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken);

    /// <summary>When the calls since a time were started that are kept or were counted, oldest first.</summary>
    Task<IReadOnlyList<DateTimeOffset>> StartsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The last <c>GET</c> of an address at a source that was answered with a usable body.</summary>
    /// <returns>Null when there is none, or no longer.</returns>
    Task<Exchange?> FindAnswerAsync(string source, string url, CancellationToken cancellationToken);

    /// <returns>Null when there is no such call, or no longer.</returns>
    Task<Exchange?> FindAsync(long number, CancellationToken cancellationToken);
}
