using WebhookDashboard.Components.Pages.Quality.Pictures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Quality;

public sealed class LagScaleTests
{
    [Theory]
    [InlineData(300, 1_200, "100 ms 1 s 10 s")]
    [InlineData(1_000, 1_000, "1 s 10 s")]
    [InlineData(-5_000, 0, "1 ms 10 ms")]
    [InlineData(90_000_000, 90_000_000, "10 h 24 h")]
    public void Of_Values_HasTheLinesAroundThem(long least, long most, string lines) =>
        Assert.Equal(lines, string.Join(' ', LagScale.Of([least, most], 100).Marks.Select(mark => mark.Text)));

    [Fact]
    public void Y_AnyValue_IsWithinThePicture()
    {
        var scale = LagScale.Of([100, 10_000], 100);

        Assert.Equal([100, 50, 0, 100, 0], new[] { 100d, 1_000, 10_000, -3, 1e9 }.Select(value => Math.Round(scale.Y(value), 6)));
    }
}
