using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>What one endpoint received within the window of the statistics.</summary>
/// <param name="PerMinute">The events of each minute, oldest first; the last one is still running.</param>
/// <param name="Verdicts">How many of them have each verdict; verdicts without events are left out.</param>
internal sealed record EndpointRate(IReadOnlyList<long> PerMinute, IReadOnlyDictionary<Verdict, long> Verdicts)
{
    /// <summary>The number of events.</summary>
    public long Events => PerMinute.Sum();

    /// <summary>How many of them had a signature that is neither valid nor unchecked.</summary>
    public long Troubled => Verdicts.Where(one => one.Key.IsTrouble()).Sum(one => one.Value);

    /// <summary>Adds events that have just arrived.</summary>
    public EndpointRate With(IReadOnlyDictionary<Verdict, long> arrived)
    {
        long[] minutes = [.. PerMinute];
        if (minutes.Length > 0)
        {
            minutes[^1] += arrived.Values.Sum();
        }

        return new EndpointRate(minutes, Verdicts.Add(arrived));
    }
}
