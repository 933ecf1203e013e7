using WebhookDashboard.Data.Quality;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Measures;

public sealed class EndpointMemoryTests
{
    private static readonly DateTimeOffset Start = AnEvent.SomeTime;

    private readonly QualityMemoryRow _row = new();
    private EndpointMemory _memory;
    private long _sequence;

    public EndpointMemoryTests() => _memory = new EndpointMemory(_row);

    [Fact]
    public void Measure_Intervals_AreThoseBetweenReceipts()
    {
        Assert.Null(Measure("0", 0).Interval);
        Assert.Equal(TimeSpan.FromSeconds(3), Measure("1", 3).Interval);
        Assert.Equal(TimeSpan.Zero, Measure("2", 1).Interval); // Committed late.
        Assert.Equal(TimeSpan.FromSeconds(4), Measure("3", 7).Interval);
    }

    [Fact]
    public void Measure_Lag_IsReceiptMinusTheEventsTime()
    {
        var late = Measure("""{"timestamp":"2026-01-02T03:04:04.178Z"}""", 0);
        var ahead = Measure("""{"timestamp":"2026-01-02T03:04:09.678Z"}""", 1);
        var none = Measure("{}", 2);

        Assert.Equal((TimeSpan.FromSeconds(1.5), TimeSources.Timestamp), (late.Lag, late.TimeSource));
        Assert.Equal(TimeSpan.FromSeconds(-3), ahead.Lag);
        Assert.Equal((null, TimeSources.None), (none.Lag, none.TimeSource));
    }

    [Fact]
    public void Measure_RepeatByItsId_IsARetryOnlyAfterAFailure()
    {
        var webhook = """{"created":1767323040}""";
        Measure(webhook, 0);

        var retry = Measure(webhook, 30, isRepeat: true, earlierStatus: 503);
        var repeat = Measure(webhook, 31, isRepeat: true, earlierStatus: 200);
        var unknown = Measure(webhook, 32, isRepeat: true);

        Assert.Equal((true, true, false, null, null), (retry.IsRepeat, retry.IsRetry, retry.IsSameBody, retry.Lag, retry.Disorder));
        Assert.Equal((true, false), (repeat.IsRepeat, repeat.IsRetry));
        Assert.Equal((true, false), (unknown.IsRepeat, unknown.IsRetry));
    }

    [Fact]
    public void Measure_BodyThatCameBefore_IsARepeatByBody()
    {
        Measure("""{"created":1767323040}""", 0);

        var same = Measure("""{"created":1767323040}""", 1);
        var other = Measure("""{"created":1767323041}""", 2);

        Assert.Equal((false, true, null), (same.IsRepeat, same.IsSameBody, same.Lag));
        Assert.False(other.IsSameBody);
    }

    [Fact]
    public void Measure_EmptyBodies_AreNoRepeats()
    {
        Measure("", 0);

        Assert.False(Measure("", 1).IsSameBody);
    }

    [Fact]
    public void Measure_BodyAmongManyOthers_IsForgottenAfterTheLastOnes()
    {
        Measure("first", 0);
        Measure("second", 0);
        for (var i = 2; i < QualityLimits.Bodies; i++)
        {
            Measure($"{i}", i);
        }

        Assert.True(Measure("first", 300).IsSameBody); // Which makes it the last.
        Measure("one more", 301);
        Assert.False(Measure("second", 302).IsSameBody);
        Assert.True(Measure("first", 303).IsSameBody);
    }

    [Fact]
    public void Measure_EventOlderThanOneBefore_IsOutOfOrder()
    {
        Measure(Timed("03:04:03.000"), 0);
        var behind = Measure(Timed("03:04:01.500"), 1);
        var next = Measure(Timed("03:04:03.001"), 2);

        Assert.Equal((TimeSpan.FromSeconds(1.5), null), (behind.Disorder, next.Disorder));
    }

    [Fact]
    public void Measure_WholeSeconds_AreInOrderWithinTheirSecond()
    {
        Measure(Timed("03:04:03.900"), 0);
        var same = Measure("""{"timestamp":1767323043}""", 1);
        var before = Measure("""{"timestamp":1767323042}""", 2);

        Assert.Equal((null, TimeSpan.FromSeconds(1)), (same.Disorder, before.Disorder));
    }

    [Fact]
    public void Measure_TimesFromDifferentPlaces_AreNotCompared()
    {
        Measure(Timed("03:04:03.000"), 0);

        Assert.Null(Measure("""{"created":1767323000}""", 1).Disorder);
    }

    [Fact]
    public void Measure_OneClockHoursAhead_LeavesLaterEventsInOrder()
    {
        Measure(Timed("09:00:00.000"), 0);

        Assert.Null(Measure(Timed("03:04:05.800"), 1).Disorder);
    }

    [Fact]
    public void Measure_AfterARestart_Continues()
    {
        Measure(Timed("03:04:03.000"), 0);
        _memory.Save();
        _memory = new EndpointMemory(_row);

        var same = Measure(Timed("03:04:03.000"), 2);
        var behind = Measure(Timed("03:04:02.000"), 3);

        Assert.Equal((true, TimeSpan.FromSeconds(2)), (same.IsSameBody, same.Interval));
        Assert.Equal(TimeSpan.FromSeconds(1), behind.Disorder);
    }

    private static string Timed(string time) => $$"""{"timestamp":"2026-01-02T{{time}}Z"}""";

    private MeasuredEvent Measure(string body, double seconds, bool isRepeat = false, int? earlierStatus = null)
    {
        var whole = AnEvent.To("inbox").At(Start.AddSeconds(seconds)).WithBody(body).Whole(++_sequence);
        return _memory.Measure(
            isRepeat ? whole with { Summary = whole.Summary with { DuplicateOf = EventId.At(Start) } } : whole, whole.Body.Span, earlierStatus);
    }
}
