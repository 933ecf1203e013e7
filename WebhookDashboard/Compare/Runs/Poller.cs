using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare.Runs;

/// <summary>Polls the product at an interval, one request at a time, and records each answer.</summary>
internal sealed class Poller(IShopClient shop, RunRecord record, TimeProvider clock)
{
    /// <param name="kind">Which copy polls, and why.</param>
    /// <param name="interval">Between the starts of two requests; after a slower request the next starts at once.</param>
    /// <param name="conditional">Whether to send <c>If-None-Match</c>.</param>
    /// <param name="cancellationToken">Ends polling and the request in flight.</param>
    public async Task RunAsync(ObservationKind kind, TimeSpan interval, bool conditional, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        string? known = null;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var (exchange, _) = await shop.PollProductAsync(record.ProductId, conditional ? known : null, cancellationToken);
            if (exchange.Outcome == PullOutcome.Cancelled)
            {
                return;
            }

            var tag = exchange.Outcome switch
            {
                PullOutcome.Answered => exchange.ResponseHeader("ETag"),
                PullOutcome.NotModified => known,
                _ => null,
            };
            known = tag ?? known;
            record.Add(
                kind,
                tag,
                exchange.StartedAt,
                exchange.StartedAt + TimeSpan.FromMilliseconds(exchange.TotalMs),
                exchange.BytesIn,
                exchange.BytesOut);
        }
    }
}
