using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Quality;

/// <summary>
/// What one endpoint received within a step of time, as counts. It outlives the events. An id names an example, whose event may
/// be gone.
/// </summary>
internal sealed class QualityStepRow
{
    public EndpointSlug Endpoint { get; set; }

    /// <summary>The length of the step.</summary>
    public int Seconds { get; set; }

    /// <summary>Unix time in seconds, a multiple of <see cref="Seconds"/>.</summary>
    public long Start { get; set; }

    public long Events { get; set; }
    public long Valid { get; set; }
    public long Missing { get; set; }
    public long Malformed { get; set; }
    public long Mismatch { get; set; }
    public long Stale { get; set; }

    /// <summary>Events whose provider id an earlier event had.</summary>
    public long Repeats { get; set; }

    /// <summary>How many of the repeats followed a failure answer.</summary>
    public long Retries { get; set; }

    public EventId? RetryId { get; set; }

    /// <summary>Events with the body of an earlier one that are no repeats by their id.</summary>
    public long SameBodies { get; set; }

    public EventId? SameBodyId { get; set; }

    /// <summary>Events that happened before one that arrived earlier.</summary>
    public long OutOfOrder { get; set; }

    /// <summary>By how many milliseconds at most.</summary>
    public long Disorder { get; set; }

    public EventId? DisorderId { get; set; }

    /// <summary>The longest interval between two events that ended in this step, in milliseconds.</summary>
    public long LongestGap { get; set; }

    /// <summary>The event that ended it.</summary>
    public EventId? GapEndId { get; set; }

    /// <summary>The intervals that ended in this step, by length.</summary>
    public byte[] Intervals { get; set; } = [];

    /// <summary>The times from event to receipt, by length.</summary>
    public byte[] Lags { get; set; } = [];

    /// <summary>In milliseconds.</summary>
    public long LongestLag { get; set; }

    public EventId? LongestLagId { get; set; }

    /// <summary>In milliseconds; below zero if an event was received before its own time.</summary>
    public long ShortestLag { get; set; }

    public EventId? ShortestLagId { get; set; }

    /// <summary>Where the events said when they happened: a set of bits.</summary>
    public int TimeSources { get; set; }
}
