namespace WebhookDashboard.Events.Appending;

/// <summary>The section <c>Ingest</c>, as far as it bounds the log's queue.</summary>
internal sealed class AppendOptions
{
    public const string Section = "Ingest";

    /// <summary>How many requests may wait for the next commit. Further ones are refused with 503.</summary>
    public int MaxPending { get; set; } = 4096;
}
