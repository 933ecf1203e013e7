using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class AttemptRateTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(0.5, 5)]
    [InlineData(3, 30)]
    [InlineData(1_000, 10_000)]
    public void Wait_TenSecondsWithLateTimers_AllowsTheRateAfterAQuietHour(double perSecond, int most)
    {
        var rate = new AttemptRate(_clock);
        _clock.Advance(TimeSpan.FromHours(1));
        var attempts = 0;
        for (var millisecond = 0; millisecond < 10_000; millisecond += 5)
        {
            for (; rate.Wait(perSecond) == TimeSpan.Zero; attempts++)
            {
                rate.Count(perSecond);
            }

            _clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.InRange(attempts, most * 0.98, most);
    }

    [Fact]
    public void Wait_RateIsRaised_AppliesAtOnce()
    {
        var rate = new AttemptRate(_clock);
        rate.Count(0.0001);
        Assert.Equal(TimeSpan.FromHours(1), rate.Wait(0.0001));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), rate.Wait(0.5));
        Assert.Equal(TimeSpan.Zero, rate.Wait(2));
        Assert.Equal(TimeSpan.Zero, rate.Wait(null));
    }

    [Fact]
    public async Task Send_RatePerSecond_LimitsAttemptsAndDeliversAll()
    {
        using var folder = new TemporaryFolder();
        var transport = new ScriptedTransport();
        await using var host = await DeliveryHost.StartAsync(folder, interceptor: null, new Destination("slow", transport) { RatePerSecond = 2 });
        await host.EnqueueAsync(Enumerable.Range(0, 5).Select(i => host.New("slow", $"{i}")));

        for (var sent = 1; sent <= 5; sent++)
        {
            await host.StandsAsync($"{sent - 1}", DeliveryState.Delivered);
            Assert.Equal(sent, transport.Sent.Count);
            host.Clock.Advance(TimeSpan.FromMilliseconds(499));
            await host.EnqueueAsync(); // Its lane is awake, and looks.
            Assert.Equal(sent, transport.Sent.Count);
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
