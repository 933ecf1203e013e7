using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>A deletion that runs in the background. The last step removes the row.</summary>
internal sealed class DeletionRow
{
    public long Id { get; set; }

    /// <summary>Selects the events.</summary>
    public EventFilter Filter { get; set; } = EventFilter.All;

    /// <summary>If it is no deletion: whether the events are pinned, or unpinned.</summary>
    public bool? Pin { get; set; }

    /// <summary>The last sequence to delete. Events that are received later stay.</summary>
    public long UpTo { get; set; }

    /// <summary>All matching events up to this sequence are deleted.</summary>
    public long SearchedTo { get; set; }

    /// <summary>How many events matched at the start, or a lower bound.</summary>
    public long Matching { get; set; }

    /// <summary>Whether <see cref="Matching"/> is exact.</summary>
    public bool IsExact { get; set; }

    public long Deleted { get; set; }

    public DateTimeOffset StartedAt { get; set; }
}
