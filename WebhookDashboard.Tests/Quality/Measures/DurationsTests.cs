using WebhookDashboard.Quality.Measures;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Measures;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.0004, "0 ms")]
    [InlineData(0.0904, "90 ms")]
    [InlineData(1.24, "1.2 s")]
    [InlineData(60, "1 min")]
    [InlineData(61, "61 s")]
    [InlineData(3_600, "1 h")]
    [InlineData(300, "5 min")]
    [InlineData(7_200, "2 h")]
    [InlineData(260_000, "3 d")]
    [InlineData(-1.5, "−1.5 s")]
    [InlineData(-0.0001, "0 ms")]
    public void Text_AnyDuration_HasAFittingUnit(double seconds, string text) => Assert.Equal(text, Durations.Text(TimeSpan.FromSeconds(seconds)));
}
