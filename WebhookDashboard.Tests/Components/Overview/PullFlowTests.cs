using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class PullFlowTests
{
    private static readonly DateTimeOffset Now = AnEvent.SomeTime;

    [Fact]
    public void Of_PollsOfAComparison_AreApartFromThoseOfAPerson()
    {
        var flow = PullFlow.Of(
            [Call("/products/7", 60, Told.New), Call("/products/7", 5, Told.NothingNew, isPoll: true), Call("/products/7", 1, Told.NothingNew, isPoll: true)],
            Now,
            minutes: 15);

        Assert.Equal(
            [("/products/7", true, 2, 2), ("/products/7", false, 1, 0)],
            flow.Rows.Select(row => (row.Path, row.IsComparison, row.Calls, row.NothingNew)));
        Assert.Equal((3, 2, 2), (flow.Calls, flow.NothingNew, flow.Polls));
        Assert.True(flow is { HasPerson: true, HasComparison: true });
    }

    [Fact]
    public void Of_QueriesOfOnePath_AreOneRow()
    {
        var flow = PullFlow.Of([Call("/products?page=1", 3, Told.New), Call("/products?page=2", 2, Told.New)], Now, minutes: 15);

        Assert.Equal(("/products", 2), Assert.Single(flow.Rows.Select(row => (row.Path, row.Calls))));
    }

    [Fact]
    public void Of_MorePathsThanRows_SumsUpTheRest()
    {
        var flow = PullFlow.Of(
            [.. Enumerable.Range(1, 9).Select(i => Call($"/products/{i}", i, Told.New))], Now, minutes: 15);

        Assert.Equal(PullFlow.MostRows, flow.Rows.Count);
        Assert.Equal(("6 others", 6), (flow.Rows[^1].Path, flow.Rows[^1].Calls));
    }

    [Fact]
    public void Of_ComparisonThatPaused_BeganAfterThePause()
    {
        var flow = PullFlow.Of(
            [
                Call("/products/7", 600, Told.New, isPoll: true), Call("/products/7", 595, Told.New, isPoll: true),
                Call("/products/7", 100, Told.New, isPoll: true), Call("/products/7", 95, Told.New, isPoll: true),
            ],
            Now,
            minutes: 15);

        Assert.Equal(Now.AddSeconds(-100), flow.ComparisonSince);
    }

    [Fact]
    public void Of_Calls_CountsThemByMinute()
    {
        var row = Assert.Single(PullFlow.Of([Call("/a", 130, Told.New), Call("/a", 10, null), Call("/a", 0, Told.New)], Now, minutes: 15).Rows);

        Assert.Equal([1, 0, 2], row.PerMinute.TakeLast(3));
        Assert.Equal(1, row.Failed);
    }

    private static RecentCall Call(string path, int secondsAgo, Told? told, bool isPoll = false) => new(
        Now.AddSeconds(-secondsAgo), "Shop API", "GET", path, PullOutcome.Answered, told, 6, isPoll);
}
