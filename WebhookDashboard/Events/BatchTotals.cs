using WebhookDashboard.Data;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>What a batch adds to the counts, summed so that each count is written once a commit.</summary>
internal sealed class BatchTotals
{
    public Dictionary<(EndpointSlug Endpoint, Verdict Verdict), (long Events, long Bytes, DateTimeOffset Last)> Counts { get; } = [];

    public Dictionary<long, (long Events, long Troubled)> Rates { get; } = [];

    public void Add(ReceivedWebhook webhook)
    {
        var key = (webhook.Endpoint, webhook.Signature.Verdict);
        var count = Counts.GetValueOrDefault(key);
        Counts[key] = (
            count.Events + 1,
            count.Bytes + webhook.Body.Length,
            webhook.ReceivedAt > count.Last ? webhook.ReceivedAt : count.Last);

        var seconds = webhook.ReceivedAt.ToUnixTimeSeconds();
        var start = seconds - (seconds % RateBucketRow.Seconds);
        var rate = Rates.GetValueOrDefault(start);
        var troubled = webhook.Signature.Verdict is Verdict.Unchecked or Verdict.Valid ? 0 : 1;
        Rates[start] = (rate.Events + 1, rate.Troubled + troubled);
    }

    public void Clear()
    {
        Counts.Clear();
        Rates.Clear();
    }
}
