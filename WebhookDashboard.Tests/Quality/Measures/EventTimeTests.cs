using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality.Measures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Measures;

public sealed class EventTimeTests
{
    /// <summary>2026-01-02 03:04:05.678.</summary>
    private static readonly DateTimeOffset Received = AnEvent.SomeTime;

    [Theory]
    [InlineData("""{"timestamp":"2026-01-02T03:04:04.178Z"}""", "$.timestamp", 1500)]
    [InlineData("""{"timestamp":"2026-01-02T04:04:04.178+01:00"}""", "$.timestamp", 1500)]
    [InlineData("""{"timestamp":1767323044178}""", "$.timestamp", 1500)]
    [InlineData("""{"timestamp":1767323044178000}""", "$.timestamp", 1500)]
    [InlineData("""{"event_time":"1767323044.178"}""", "$.event_time", 1500)]
    [InlineData("""{"created":1767323044}""", "$.created", 1678)]
    [InlineData("""{"created_at":"2026-01-02T03:04:06Z"}""", "$.created_at", -322)]
    [InlineData("""{"createdAt":"2026-01-02T03:04:05Z","occurred_at":"2026-01-02T03:04:00Z"}""", "$.occurred_at", 5678)]
    [InlineData("""{"specversion":"1.0","time":"2026-01-02T03:04:05.600Z","timestamp":1}""", "$.time", 78)]
    [InlineData("""{"data":{"created":1,"timestamp":2},"created":1767323045}""", "$.created", 678)]
    public void Find_MemberOfTheBody_IsTheTime(string json, string source, int lag)
    {
        var found = Find(json)!.Value;

        Assert.Equal((source, lag), (found.Source.Name(), (Received - found.At).TotalMilliseconds));
    }

    [Theory]
    [InlineData("webhook-timestamp", "1767323045", "header webhook-timestamp")]
    [InlineData("svix-timestamp", "1767323045", "header svix-timestamp")]
    [InlineData("ce-time", "2026-01-02T03:04:05Z", "header ce-time")]
    [InlineData("x-shopify-triggered-at", "2026-01-02T03:04:05.000000000Z", "header X-Shopify-Triggered-At")]
    public void Find_Header_IsTheTime(string name, string value, string source)
    {
        var found = Find("{}", (name, value))!.Value;

        Assert.Equal((source, 678), (found.Source.Name(), (Received - found.At).TotalMilliseconds));
    }

    [Fact]
    public void Find_MemberAndTheHeaderOfTheAttempt_PrefersTheMember() =>
        Assert.Equal("$.created", Find("""{"created":1767323000}""", ("webhook-timestamp", "1767323045"))!.Value.Source.Name());

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("no JSON")]
    [InlineData("""{"timestamp":{"created":1767323045}}""")]
    [InlineData("""{"timestamp":"yesterday"}""")]
    [InlineData("""{"timestamp":-1}""")]
    [InlineData("""{"timestamp":99999999999999999999999999999999}""")]
    [InlineData("""{"time":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"created_at":"2025-12-31T03:04:05Z"}""")]
    [InlineData("""{"created_at":"2026-01-04T03:04:05Z"}""")]
    public void Find_NoTimeOfTheEvent_IsNull(string json) => Assert.Null(Find(json));

    [Fact]
    public void Find_BodyThatIsCut_ReadsWhatComesBefore() => Assert.Equal("$.created", Find("""{"created":1767323000,"items":[{"a":"b""")!.Value.Source.Name());

    [Theory]
    [InlineData("""{"created":1767323044}""", true)]
    [InlineData("""{"created":1767323044178}""", false)]
    [InlineData("""{"created":"2026-01-02T03:04:04Z"}""", true)]
    [InlineData("""{"created":"2026-01-02T03:04:04.0Z"}""", false)]
    public void Find_Precision_IsThatOfTheText(string json, bool isWholeSeconds) => Assert.Equal(isWholeSeconds, Find(json)!.Value.IsWholeSeconds);

    [Fact]
    public void Names_OfASet_AreAllOfThem() =>
        Assert.Equal(["$.created", "header webhook-timestamp"], (TimeSources.Created | TimeSources.WebhookHeader).Names());

    private static EventTime? Find(string json, params (string Name, string Value)[] headers) => EventTime.Find(
        HeaderBlock.From(headers.Select(header => new HeaderLine(header.Name, header.Value))), Encoding.UTF8.GetBytes(json), Received);
}
