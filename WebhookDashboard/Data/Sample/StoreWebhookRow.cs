namespace WebhookDashboard.Data.Sample;

/// <summary>A webhook that the sample shop has to deliver, or has delivered.</summary>
internal sealed class StoreWebhookRow
{
    public long Id { get; set; }

    /// <summary>The <c>webhook-id</c>: the same at each attempt.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>Which webhook, and the last part of its address: <c>inventory</c>, <c>payment</c>…</summary>
    public string Kind { get; set; } = "";

    /// <summary>What it is about. Of one kind and subject, one is delivered after the other, so that a receiver sees them in order.</summary>
    public string Subject { get; set; } = "";

    public string Body { get; set; } = "";
    public StoreWebhookState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public int? LastStatus { get; set; }
    public string? LastFault { get; set; }
}
