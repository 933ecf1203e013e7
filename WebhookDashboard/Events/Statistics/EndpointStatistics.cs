using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>What one endpoint stored and refused.</summary>
/// <param name="Endpoint">The endpoint's slug.</param>
/// <param name="Events">How many events are stored now.</param>
/// <param name="Bytes">The size of their bodies, in bytes.</param>
/// <param name="LastReceivedAt">When the newest of them arrived; null when there is none.</param>
/// <param name="Verdicts">How many of them have each verdict; verdicts without events are left out.</param>
/// <param name="Refusals">How often it refused, by status.</param>
/// <param name="Rate">What it received within the window; null when that was nothing.</param>
internal sealed record EndpointStatistics(
    EndpointSlug Endpoint,
    long Events,
    long Bytes,
    DateTimeOffset? LastReceivedAt,
    IReadOnlyDictionary<Verdict, long> Verdicts,
    IReadOnlyList<RefusalCount> Refusals,
    EndpointRate? Rate = null)
{
    /// <summary>Adds events that have just arrived. Their sizes wait for the next reading.</summary>
    public EndpointStatistics With(IReadOnlyCollection<EventSummary> arrived, int minutes)
    {
        if (arrived.Count == 0)
        {
            return this;
        }

        var verdicts = arrived.CountBy(one => one.Signature.Verdict).ToDictionary(one => one.Key, one => (long)one.Value);
        var latest = arrived.Max(one => one.ReceivedAt);
        return this with
        {
            Events = Events + arrived.Count,
            LastReceivedAt = latest > LastReceivedAt || LastReceivedAt is null ? latest : LastReceivedAt,
            Verdicts = Verdicts.Add(verdicts),
            Rate = (Rate ?? new EndpointRate(new long[minutes], new Dictionary<Verdict, long>())).With(verdicts),
        };
    }
}
