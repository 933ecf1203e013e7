using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>A deletion that goes on in the background. The row goes with the last of its events.</summary>
internal sealed class DeletionRow
{
    public long Id { get; set; }

    /// <summary>Which events.</summary>
    public EventFilter Filter { get; set; } = EventFilter.All;

    /// <summary>The last sequence; what is received later stays.</summary>
    public long UpTo { get; set; }

    /// <summary>Up to which sequence all that match are gone.</summary>
    public long SearchedTo { get; set; }

    /// <summary>How many matched at the beginning, or at least as many.</summary>
    public long Matching { get; set; }

    /// <summary>Whether <see cref="Matching"/> is exact.</summary>
    public bool IsExact { get; set; }

    public long Deleted { get; set; }

    public DateTimeOffset StartedAt { get; set; }
}
