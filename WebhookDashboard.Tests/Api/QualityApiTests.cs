using System.Net;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class QualityApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Quality_RepeatAndRetry_AreCountedAndFoundByTheirFilter()
    {
        var slug = await api.NewEndpointAsync();
        var now = DateTimeOffset.UtcNow;
        await api.KeepAsync(AnEvent.To(slug).At(now.AddSeconds(-30)).WithProviderEventId("evt_1").Answered(500).WithBody($$"""{ "timestamp": "{{now.AddSeconds(-32):O}}" }"""));
        var retry = await api.KeepAsync(AnEvent.To(slug).At(now.AddSeconds(-20)).WithProviderEventId("evt_1"));

        await Until.PassesAsync(async () =>
        {
            var (status, report) = await api.CallAsync("GET", $"quality/{slug}");
            Assert.Equal((HttpStatusCode.OK, 2, 900), (status, report.GetProperty("events").GetInt32(), report.GetProperty("stepSeconds").GetInt32()));
            Assert.Equal((1, 1), (report.GetProperty("repeats").GetProperty("count").GetInt32(), report.GetProperty("repeats").GetProperty("retries").GetInt32()));
            Assert.InRange(report.GetProperty("lag").GetProperty("medianMs").GetInt64(), 1_880, 2_120);
            Assert.Equal("$.timestamp", report.GetProperty("lag").GetProperty("sources")[0].GetString());
            Assert.Equal("$.timestamp", report.GetProperty("shapes")[0].GetProperty("fields")[1].GetProperty("path").GetString());

            var finding = report.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "retry");
            Assert.Equal(retry, finding.GetProperty("eventId").GetString() is { } id ? EventId.Parse(id, provider: null) : default);
            var (_, found) = await api.CallAsync("GET", $"events?{finding.GetProperty("query").GetString()}");
            Assert.Equal(retry.ToString(), found.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString());
        });
    }

    [Fact]
    public async Task Quality_ChosenTime_IsThatTimeInWholeSteps()
    {
        var slug = await api.NewEndpointAsync();
        var from = DateTimeOffset.UtcNow.AddHours(-1);

        var (_, report) = await api.CallAsync("GET", $"quality/{slug}?from={from:yyyy-MM-ddTHH:mm:ssZ}");

        Assert.Equal(60, report.GetProperty("stepSeconds").GetInt32());
        Assert.InRange(from - report.GetProperty("from").GetDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("?from=yesterday", "from is 'yesterday'")]
    [InlineData("?to=13:00", "to is '13:00'")]
    [InlineData("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "not before")]
    [InlineData("?from=9999-12-31T00:00:00Z&to=9999-12-31T23:00:00Z", "future")]
    public async Task Quality_InvalidTime_IsRefused(string query, string expected)
    {
        var slug = await api.NewEndpointAsync();

        Assert.Contains(expected, await api.RefusalAsync(HttpStatusCode.BadRequest, "GET", $"quality/{slug}{query}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?to=0001-01-01T00:00:01Z")]
    [InlineData("?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")]
    public async Task Quality_TimesAtTheEnds_AreAnswered(string query)
    {
        var slug = await api.NewEndpointAsync();

        Assert.Equal(HttpStatusCode.OK, (await api.CallAsync("GET", $"quality/{slug}{query}")).Status);
    }

    [Fact]
    public async Task Quality_UnknownEndpoint_IsNotFound() =>
        Assert.Contains("no endpoint 'nowhere'", await api.RefusalAsync(HttpStatusCode.NotFound, "GET", "quality/nowhere"), StringComparison.Ordinal);
}
