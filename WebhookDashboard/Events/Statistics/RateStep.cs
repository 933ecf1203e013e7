using System.Text.Json.Serialization;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain.Json;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Events.Statistics;

/// <summary>Ten seconds of the log.</summary>
/// <param name="Start">When the ten seconds began.</param>
/// <param name="Events">How many events arrived.</param>
/// <param name="Troubled">How many of them had a signature that is neither valid nor unchecked.</param>
/// <param name="Trouble">The most frequent verdict of those; null when there are none.</param>
internal sealed record RateStep(
    [property: JsonConverter(typeof(UtcMillisecondsConverter))] DateTimeOffset Start,
    long Events,
    long Troubled,
    Verdict? Trouble = null)
{
    /// <returns>When the step begins that a time belongs to.</returns>
    public static DateTimeOffset StartOf(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(RateBucketRow.StartOf(time));

    public static RateStep Of(DateTimeOffset start, IReadOnlyDictionary<Verdict, long> events)
    {
        var troubled = events.Where(one => one.Key.IsTrouble()).ToList();
        return new RateStep(
            start,
            events.Values.Sum(),
            troubled.Sum(one => one.Value),
            troubled.Count == 0 ? null : troubled.MaxBy(one => one.Value).Key);
    }

    /// <summary>Adds what has just arrived.</summary>
    public RateStep With(RateStep arrived) => this with
    {
        Events = Events + arrived.Events,
        Troubled = Troubled + arrived.Troubled,
        Trouble = Trouble ?? arrived.Trouble,
    };
}
