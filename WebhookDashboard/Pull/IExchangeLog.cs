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

    /// <summary>Keeps a call that has ended, gives it its number, and decides what it told.</summary>
    /// <returns>The call with its number, or with number 0 when the database does not take it.</returns>
    Task<Exchange> KeepAsync(Exchange exchange);

    /// <summary>Counts a call without storing it, since its caller keeps its own record: only <see cref="CallsSinceAsync"/> includes it.</summary>
    /// <returns>The call with what it told.</returns>
    Exchange Count(Exchange exchange);

    /// <summary>The newest calls, newest first.</summary>
    Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, CancellationToken cancellationToken) =>
        RecentAsync(limit, after: 0, cancellationToken);

    /// <summary>The newest calls with a number above <paramref name="after"/>, newest first.</summary>
    Task<IReadOnlyList<ExchangeSummary>> RecentAsync(int limit, long after, CancellationToken cancellationToken);

    /// <summary>
    /// The calls that were started since a time, kept or only counted, oldest first: of the kept ones the last
    /// <see cref="Most"/>, of the counted ones the last <see cref="RecentCalls.MostCounted"/> of this process.
    /// </summary>
    Task<IReadOnlyList<RecentCall>> CallsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The last <c>GET</c> of an address at a source that was answered with a usable body.</summary>
    /// <returns>Null when there is none, or no longer.</returns>
    Task<Exchange?> FindAnswerAsync(string source, string url, CancellationToken cancellationToken);

    /// <returns>Null when there is no such call, or no longer.</returns>
    Task<Exchange?> FindAsync(long number, CancellationToken cancellationToken);
}
