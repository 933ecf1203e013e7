using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Data.Events;

/// <summary>How many events of one endpoint arrived within ten seconds with one verdict.</summary>
internal sealed class RateBucketRow
{
    public const int Seconds = 10;

    /// <summary>Unix time in seconds, a multiple of <see cref="Seconds"/>.</summary>
    public long Start { get; set; }

    /// <summary>The default in rows of versions that did not divide the rate by endpoint.</summary>
    public EndpointSlug Endpoint { get; set; }

    public Verdict Verdict { get; set; }
    public long Events { get; set; }

    /// <returns>The <see cref="Start"/> of the bucket that a time belongs to.</returns>
    public static long StartOf(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        return seconds - (seconds % Seconds);
    }
}
