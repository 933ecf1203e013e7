using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Quality;

/// <summary>What must be remembered of an endpoint's past to measure its next event.</summary>
internal sealed class QualityMemoryRow
{
    public EndpointSlug Endpoint { get; set; }

    public DateTimeOffset LastReceivedAt { get; set; }

    /// <summary>The latest time of an event for each place that tells it, in milliseconds.</summary>
    public byte[] LatestTimes { get; set; } = [];

    /// <summary>Hashes of the last bodies.</summary>
    public byte[] Bodies { get; set; } = [];

    /// <summary>Whether it has more types than are followed.</summary>
    public bool HasMoreTypes { get; set; }
}
