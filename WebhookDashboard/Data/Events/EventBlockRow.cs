namespace WebhookDashboard.Data.Events;

/// <summary>
/// When the events of a block of sequences were received. Times mostly grow with the sequence, but clocks are set back and
/// slow senders' events are committed late; so a time range becomes the sequences of the blocks that overlap it. A block's
/// range may be too wide, since deletes don't change it.
/// </summary>
internal sealed class EventBlockRow
{
    /// <summary>The number of sequences in a block.</summary>
    public const long Size = 2048;

    /// <summary>The sequence divided by <see cref="Size"/>.</summary>
    public long Block { get; set; }
    public DateTimeOffset Earliest { get; set; }
    public DateTimeOffset Latest { get; set; }

    /// <summary>
    /// How many events of each kind it contains, as <c>BlockTally</c> writes it. Null while the block still grows, and after
    /// a deletion or a pin until it is counted again.
    /// </summary>
    public byte[]? Kinds { get; set; }
}
