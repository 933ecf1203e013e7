namespace WebhookDashboard.Events;

/// <summary>The part of the section <c>Ingest</c> that bounds the queue of the log.</summary>
internal sealed class AppendOptions
{
    public const string Section = "Ingest";

    /// <summary>How many requests may wait for the next commit; past it they are refused with 503.</summary>
    public int MaxPending { get; set; } = 4096;
}
