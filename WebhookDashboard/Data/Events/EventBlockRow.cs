namespace WebhookDashboard.Data.Events;

/// <summary>
/// When the events of a block of sequences were received. Times mostly grow with the sequence, but a clock may be set
/// back and a slow sender's event is committed late; so a time range becomes the sequences of those blocks that reach
/// into it. A block may claim more than it holds, since deleting leaves it as it is.
/// </summary>
internal sealed class EventBlockRow
{
    /// <summary>Sequences in a block.</summary>
    public const long Size = 2048;

    /// <summary>The sequences divided by <see cref="Size"/>.</summary>
    public long Block { get; set; }
    public DateTimeOffset Earliest { get; set; }
    public DateTimeOffset Latest { get; set; }
}
