using System.Net;
using System.Text.Json;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class HistogramApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Get_RangeAndBuckets_CountsByVerdict()
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug).At(AnEvent.SomeTime));
        await api.KeepAsync(AnEvent.To(slug).At(AnEvent.SomeTime.AddMinutes(25)).Judged(Verdict.Mismatch));
        await api.KeepAsync(AnEvent.To(slug).At(AnEvent.SomeTime.AddMinutes(29)).Judged(Verdict.Mismatch));

        var (status, histogram) = await api.CallAsync("GET", $"events/histogram?endpoint={slug}&from=2026-01-02T03:00:00Z&to=2026-01-02T04:00:00Z&buckets=6");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"from":"2026-01-02T03:00:00.000Z","to":"2026-01-02T04:00:00.000Z","stepSeconds":600,"series":[{"key":"mismatch","counts":[0,0,1,1,0,0]},{"key":"unchecked","counts":[1,0,0,0,0,0]}],"searchedTo":null,"outside":0}""",
            histogram.GetRawText());
    }

    [Theory]
    [InlineData("by=type", "order.paid 2, (none) 1")]
    [InlineData("by=endpoint", "{slug} 3")]
    [InlineData("by=Verdict", "unchecked 2, valid 1")]
    [InlineData("", "unchecked 2, valid 1")]
    [InlineData("by=&buckets=", "unchecked 2, valid 1")]
    [InlineData("search=needle", "valid 1")]
    [InlineData("minSize=5&by=type", "order.paid 1")]
    [InlineData("type=none-such", "")]
    public async Task Get_KeyAndFilter_CountsWhatMatches(string query, string expected)
    {
        var slug = await api.NewEndpointAsync();
        await api.KeepAsync(AnEvent.To(slug).OfType("order.paid"));
        await api.KeepAsync(AnEvent.To(slug).OfType("order.paid").WithBody("a needle").Judged(Verdict.Valid));
        await api.KeepAsync(AnEvent.To(slug));

        var (_, histogram) = await api.CallAsync("GET", $"events/histogram?endpoint={slug}&{query}");

        Assert.Equal(
            expected.Replace("{slug}", slug, StringComparison.Ordinal),
            string.Join(", ", histogram.GetProperty("series").EnumerateArray().Select(
                series => $"{series.GetProperty("key").GetString()} {series.GetProperty("counts").EnumerateArray().Sum(count => count.GetInt64())}")));
        Assert.All(histogram.GetProperty("series").EnumerateArray(), series => Assert.Equal(60, series.GetProperty("counts").GetArrayLength()));
    }

    [Theory]
    [InlineData("buckets=0", "buckets is '0': give 1 to 500.")]
    [InlineData("buckets=501", "buckets is '501': give 1 to 500.")]
    [InlineData("buckets=many", "give 1 to 500")]
    [InlineData("by=provider", "by is 'provider': give one of verdict, type, endpoint.")]
    [InlineData("by=0", "by is '0'")]
    [InlineData("by=type&by=verdict", "by is given more than once")]
    [InlineData("provider=stripe", "There is no parameter 'provider'")]
    [InlineData("limit=1", "There is no parameter 'limit'")]
    [InlineData("verdict=good", "verdict is 'good'")]
    public async Task Get_WrongParameter_IsRefusedWithWhatIsAllowed(string query, string title) =>
        Assert.Contains(title, await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", $"events/histogram?{query}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("from=0001-01-01&to=9999-12-31")]
    [InlineData("from=2030-01-01")]
    [InlineData("to=1900-01-01&buckets=500")]
    [InlineData("from=2026-01-02&to=2026-01-01&buckets=1")]
    public async Task Get_OddRange_HasItsBuckets(string query)
    {
        var (status, histogram) = await api.CallAsync("GET", $"events/histogram?{query}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(histogram.GetProperty("from").GetDateTimeOffset() < histogram.GetProperty("to").GetDateTimeOffset());
        Assert.InRange(histogram.GetProperty("stepSeconds").GetInt64(), 1, long.MaxValue);
        Assert.Equal(JsonValueKind.Array, histogram.GetProperty("series").ValueKind);
    }
}
