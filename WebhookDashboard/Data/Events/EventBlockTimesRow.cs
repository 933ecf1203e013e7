namespace WebhookDashboard.Data.Events;

/// <summary>
/// When the events of a counted block were received, by kind. Apart from <see cref="EventBlockRow"/>, so that reading all
/// blocks does not read these. Valid only while <see cref="EventBlockRow.Kinds"/> is set.
/// </summary>
internal sealed class EventBlockTimesRow
{
    public long Block { get; set; }

    /// <summary>As <c>BlockTally</c> writes it.</summary>
    public byte[] Times { get; set; } = [];
}
