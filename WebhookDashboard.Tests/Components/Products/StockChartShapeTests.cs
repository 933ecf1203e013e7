using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Pages.Products.Panel;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class StockChartShapeTests
{
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    [Fact]
    public void Of_BothWays_FillsWhereTheyDiffered()
    {
        var shape = StockChartShape.Of(
            [Pull(6, 600), Push(6, 600), Push(3, 150), Pull(3, 75)],
            Now);

        Assert.Equal(6, shape.Top);
        Assert.Equal("M0 0H228V24H304V24", shape.PullLine);
        Assert.Equal("M0 0H152V24H304V24", shape.PushLine);
        Assert.Equal("M152 0H228V24H152z", shape.Gap);
        Assert.Equal([228], shape.Fetches);
        Assert.Equal([(152, 24)], shape.Tells);
    }

    [Fact]
    public void Of_OneWayOnly_HasNoGap()
    {
        var shape = StockChartShape.Of([Push(0, 100)], Now);

        Assert.Equal(("", "", 1L), (shape.PullLine, shape.Gap, shape.Top));
        Assert.StartsWith("M202.67 48", shape.PushLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        var shape = StockChartShape.Of([], Now);

        Assert.Equal(("", "", ""), (shape.PullLine, shape.PushLine, shape.Gap));
    }

    private static StockObservation Pull(long quantity, int secondsAgo) => Observation(StockSource.Pull, quantity, secondsAgo);

    private static StockObservation Push(long quantity, int secondsAgo) => Observation(StockSource.Push, quantity, secondsAgo);

    private static StockObservation Observation(StockSource source, long quantity, int secondsAgo) =>
        new("1", source, quantity, Now.AddSeconds(-secondsAgo), null);
}
