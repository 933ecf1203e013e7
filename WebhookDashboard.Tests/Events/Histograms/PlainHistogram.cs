using WebhookDashboard.Domain;
using WebhookDashboard.Events.Histograms;
using Xunit;

namespace WebhookDashboard.Tests.Events.Histograms;

/// <summary>A histogram counted in the plainest way.</summary>
internal static class PlainHistogram
{
    /// <param name="matching">All events that match.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="read">What the log answered.</param>
    public static void AssertEqual(IReadOnlyCollection<EventSummary> matching, HistogramRequest request, DateTimeOffset now, EventHistogram read)
    {
        var (first, last) = (request.Filter.To < now ? request.Filter.To.Value : now, request.Filter.From > now ? request.Filter.From.Value : now);
        var inside = matching.Where(one =>
            (request.Filter.From is not null || one.ReceivedAt >= first.AddDays(-3_653)) && (request.Filter.To is not null || one.ReceivedAt < last.AddDays(1))).ToList();
        var ranked = inside.GroupBy(one => request.By.KeyOf(one.Endpoint, one.EventType, one.Signature.Verdict))
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).ToList();
        var expected = ranked.Take(10).Select(same => (same.Key, Events: same.ToList())).ToList();
        if (ranked.Count > 10)
        {
            expected.Add(("other", [.. ranked.Skip(10).SelectMany(same => same)]));
        }

        Assert.Null(read.SearchedTo);
        Assert.Equal(expected.Select(one => one.Key), read.Series.Select(one => one.Key));
        Assert.All(expected.Zip(read.Series), pair => Assert.Equal(CountByBucket(pair.First.Events, read), pair.Second.Counts));
        Assert.Equal(matching.Count - inside.Count, read.Outside);
        Assert.All(inside, one => Assert.InRange(one.ReceivedAt, read.From, read.To));
        Assert.True(read.Axis.Buckets == request.Buckets || (request.IsRounded && read.Axis.Buckets < request.Buckets));
        Assert.Equal(0, read.Axis.Step % 1_000);
    }

    private static List<long> CountByBucket(List<EventSummary> events, EventHistogram read) =>
    [
        .. Enumerable.Range(0, read.Axis.Buckets).Select(bucket => events.LongCount(
            one => (one.ReceivedAt.ToUnixTimeMilliseconds() - read.Axis.From) / read.Axis.Step == bucket)),
    ];
}
