using System.Text.Json.Serialization;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Events.Statistics;

/// <summary>What the log holds, and how it was filled lately.</summary>
/// <param name="Head">The last sequence assigned.</param>
/// <param name="Events">The number of events stored now.</param>
/// <param name="Bytes">The size of their bodies, in bytes.</param>
/// <param name="StorageBytes">The size of the database on the disk.</param>
/// <param name="OldestReceivedAt">Null when nothing is stored.</param>
/// <param name="Endpoints">One for each endpoint, in the order of the directory.</param>
/// <param name="Refusals">Requests that reached no endpoint: malformed ones, and those to an address that does not exist.</param>
/// <param name="Deletions">The deletions that are running in the background, oldest first.</param>
/// <param name="Rate">The window in steps of ten seconds, oldest first, empty steps included; the last one is still running.</param>
internal sealed record LogStatistics(
    long Head,
    long Events,
    long Bytes,
    long StorageBytes,
    DateTimeOffset? OldestReceivedAt,
    IReadOnlyList<EndpointStatistics> Endpoints,
    IReadOnlyList<RefusalCount> Refusals,
    IReadOnlyList<Deletion> Deletions,
    IReadOnlyList<RateStep> Rate)
{
    public const int StepsPerMinute = 60 / RateBucketRow.Seconds;

    /// <summary>When the oldest event was received that retention may delete; null if there is none.</summary>
    public DateTimeOffset? OldestUnpinnedAt { get; init; }

    /// <summary>The pins and unpins by filter that are running in the background, oldest first, for pages.</summary>
    [JsonIgnore]
    public IReadOnlyList<Deletion> Pinnings { get; init; } = [];

    /// <summary>How far the readers of the log are, for the API; pages read them more often than the rest.</summary>
    public IReadOnlyList<ReaderPosition> Readers { get; init; } = [];

    /// <summary>How many of the stored events are pinned.</summary>
    public long Pinned { get; init; }

    /// <summary>The size of their bodies, in bytes.</summary>
    public long PinnedBytes { get; init; }

    /// <summary>
    /// Adds the events committed since these statistics were read, so that they agree with a list that already shows them.
    /// </summary>
    /// <param name="arrived">Events of any order; those that these statistics include are passed over.</param>
    /// <param name="head">The log's head now. Events up to it that did not come along are counted in total and in the rate.</param>
    public LogStatistics With(IReadOnlyCollection<EventSummary> arrived, long head)
    {
        var fresh = arrived.Where(one => one.Sequence > Head).DistinctBy(one => one.Sequence).ToList();
        head = fresh.Select(one => one.Sequence).Append(head).Max();
        if (head <= Head)
        {
            return this;
        }

        var byEndpoint = fresh.ToLookup(one => one.Endpoint);
        DateTimeOffset? oldestArrived = fresh.Count == 0 ? null : fresh.Min(one => one.ReceivedAt);
        return this with
        {
            Head = head,
            Events = Events + (head - Head),
            OldestReceivedAt = OldestReceivedAt ?? oldestArrived,
            OldestUnpinnedAt = OldestUnpinnedAt ?? oldestArrived,
            Endpoints = [.. Endpoints.Select(one => one.With([.. byEndpoint[one.Endpoint]], Rate.Count / StepsPerMinute))],
            Rate = AddTo(Rate, fresh, skipped: head - Head - fresh.Count),
        };
    }

    private static IReadOnlyList<RateStep> AddTo(IReadOnlyList<RateStep> rate, List<EventSummary> fresh, long skipped)
    {
        if (rate.Count == 0)
        {
            return rate;
        }

        var steps = rate.ToList();
        foreach (var step in fresh.Where(one => !one.Imported).GroupBy(one => RateStep.StartOf(one.ReceivedAt)).OrderBy(step => step.Key))
        {
            var arrived = RateStep.Of(
                step.Key, step.CountBy(one => one.Signature.Verdict).ToDictionary(one => one.Key, one => (long)one.Value));
            while (steps[^1].Start < step.Key)
            {
                steps.RemoveAt(0);
                steps.Add(new RateStep(steps[^1].Start.AddSeconds(RateBucketRow.Seconds), 0, 0));
            }

            var index = steps.FindIndex(one => one.Start == step.Key);
            if (index >= 0)
            {
                steps[index] = steps[index].With(arrived);
            }
        }

        steps[^1] = steps[^1] with { Events = steps[^1].Events + skipped };
        return steps;
    }
}
