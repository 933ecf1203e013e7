using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Appending;

/// <summary>Sums up what a batch adds to the counts, so that each count is written once per commit.</summary>
internal sealed class BatchTotals
{
    public Dictionary<EventKind, KindTotal> Kinds { get; } = [];

    public Dictionary<long, (DateTimeOffset Earliest, DateTimeOffset Latest)> Blocks { get; } = [];

    public Dictionary<(long Start, EndpointSlug Endpoint, Verdict Verdict), long> Rates { get; } = [];

    public void Add(ReceivedWebhook webhook, long sequence)
    {
        var key = EventKind.Of(webhook);
        if (!Kinds.TryGetValue(key, out var total))
        {
            Kinds[key] = total = new KindTotal();
        }

        total.Add(webhook);

        var at = webhook.ReceivedAt;
        var block = sequence / EventBlockRow.Size;
        var (earliest, latest) = Blocks.GetValueOrDefault(block, (at, at));
        Blocks[block] = (at < earliest ? at : earliest, at > latest ? at : latest);

        if (webhook.Imported is null)
        {
            // The rate is that of what was received here.
            var bucket = (RateBucketRow.StartOf(at), webhook.Endpoint, webhook.Signature.Verdict);
            Rates[bucket] = Rates.GetValueOrDefault(bucket) + 1;
        }
    }

    public void Clear()
    {
        Kinds.Clear();
        Blocks.Clear();
        Rates.Clear();
    }
}
