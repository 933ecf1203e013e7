using CsCheck;
using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Domain;

public sealed class EventIdTests
{
    [Fact]
    public void Time_OfAnyMoment_IsThatMomentToTheMillisecond() => Gen.Long[0, 4_102_444_800_000].Sample(
        milliseconds =>
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            Assert.Equal(time, EventId.At(time.AddTicks(9999)).Time);
        });

    [Fact]
    public void Time_OfAnyGuid_NeverThrows() => Gen.Guid.Sample(any => _ = new EventId(any).Time);

    [Theory]
    [InlineData("ffffffff-ffff-7fff-bfff-ffffffffffff")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void Time_OfTheOutermostGuids_NeverThrows(string text) => _ = EventId.Parse(text, null).Time;
}
