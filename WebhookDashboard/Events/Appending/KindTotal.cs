using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Appending;

/// <summary>What a batch adds to one kind.</summary>
internal sealed class KindTotal
{
    /// <summary>The kind's id, once the writer has found or created its row.</summary>
    public long Id { get; set; }

    public long Events { get; private set; }

    public long Bytes { get; private set; }

    public DateTimeOffset Last { get; private set; }

    public void Add(ReceivedWebhook webhook)
    {
        Events++;
        Bytes += webhook.Body.Length;
        Last = webhook.ReceivedAt > Last ? webhook.ReceivedAt : Last;
    }
}
