using WebhookDashboard.Components.Pages.Settings.Storage;
using WebhookDashboard.Data;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Settings;

public sealed class RetentionForecastTests
{
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    private readonly StorageOptions _limits = new() { RetainEvents = 0, RetainDays = 0, RetainBytes = 0 };

    [Fact]
    public void Of_NoLimits_SeesNone()
    {
        Assert.Null(Of(events: 1_000, perMinute: 100).Setting);
    }

    [Theory]
    [InlineData(1_000, 60, 1_000 / 60.0)]
    [InlineData(1_000, 0, null)]
    [InlineData(10_000, 60, 0.0)]
    public void Of_NumberLimit_DividesWhatIsLeftByTheGrowth(long events, long perHour, double? hours)
    {
        _limits.RetainEvents = 2_000;

        var forecast = Of(events, perHour / 60.0);

        Assert.Equal(hours is null ? null : nameof(_limits.RetainEvents), forecast.Setting);
        if (hours is not null)
        {
            Assert.Equal(hours.Value, forecast.In.TotalHours, tolerance: 0.01);
        }
    }

    [Fact]
    public void Of_SizeLimit_CountsTheAverageEvent()
    {
        _limits.RetainBytes = 20_000_000;

        var forecast = Of(events: 1_000, perMinute: 10, bytes: 8_976_000, storageBytes: 10_000_000);

        Assert.Equal((600, 6_000_000, nameof(_limits.RetainBytes)), (forecast.EventsPerHour, forecast.BytesPerHour, forecast.Setting));
        Assert.Equal(10.0 / 6, forecast.In.TotalHours, tolerance: 0.01);
    }

    [Fact]
    public void Of_AgeLimit_ComesWithoutNewEvents()
    {
        _limits.RetainDays = 30;
        _limits.RetainEvents = 2_000;

        var forecast = Of(events: 1_000, perMinute: 0, oldest: Now.AddDays(-28));

        Assert.Equal((nameof(_limits.RetainDays), TimeSpan.FromDays(2)), (forecast.Setting, forecast.In));
    }

    [Fact]
    public void Of_EmptyLog_SeesNone()
    {
        Assert.Null(RetentionForecast.Of(HandStatistics.Of() with { StorageBytes = 1 }, new StorageOptions(), Now).Setting);
    }

    private RetentionForecast Of(long events, double perMinute, long bytes = 0, long storageBytes = 0, DateTimeOffset? oldest = null) => RetentionForecast.Of(
        HandStatistics.Of(("inbox", events)) with
        {
            Bytes = bytes,
            StorageBytes = storageBytes,
            OldestUnpinnedAt = oldest,
            Rate = [.. Enumerable.Range(0, 60).Select(i => new RateStep(Now.AddSeconds(10 * i), i == 0 ? (long)(perMinute * 10) : 0, Troubled: 0))],
        },
        _limits,
        Now);
}
