using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare;

/// <summary>Asks the shop for the product at an interval, one request at a time, and reports what each told.</summary>
internal sealed class Poller(IShopClient shop, RunRecord record, TimeProvider clock)
{
    /// <param name="kind">For which copy: the one that polls, or the other one's reconciling.</param>
    /// <param name="interval">Between the starts of two requests. One that takes longer is followed at once by the next.</param>
    /// <param name="conditional">Whether to ask only for what is new.</param>
    /// <param name="cancellationToken">Ends it, a request under way included.</param>
    public async Task RunAsync(LessonKind kind, TimeSpan interval, bool conditional, CancellationToken cancellationToken)
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
