using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class PushFlowTests
{
    private static readonly FlowCursor Browser = new("This browser", "1 page", 0, IsLive: true);

    [Fact]
    public void Of_MoreEndpointsThanRows_SumsUpTheRest()
    {
        var statistics = With([.. Enumerable.Range(1, 9).Select(i => ($"e{i}", (long)(10 * i)))]);

        var flow = PushFlow.Of(statistics, Nobody, [], Browser);

        Assert.Equal(PushFlow.MostRows, flow.Rows.Count);
        Assert.Equal(("/hooks/e9", 90), (flow.Rows[0].Label, flow.Rows[0].Events));
        Assert.Equal(("4 others", 100), (flow.Rows[^1].Label, flow.Rows[^1].Events));
        Assert.Equal(450, flow.Rows.Sum(row => row.Events));
    }

    [Fact]
    public void Of_EndpointWithTrouble_NamesTheMostFrequentVerdict()
    {
        var flow = PushFlow.Of(
            With(("inbox", 9)) is var all
                ? all with { Endpoints = [all.Endpoints[0] with { Rate = new EndpointRate([9], new Dictionary<Verdict, long> { [Verdict.Valid] = 4, [Verdict.Missing] = 3, [Verdict.Mismatch] = 2 }) }] }
                : all,
            Nobody,
            [],
            Browser);

        Assert.Equal((5, Verdict.Missing, 4), (flow.Rows[0].Troubled, flow.Rows[0].Trouble, flow.Rows[0].Valid));
    }

    [Fact]
    public void Of_Senders_DrawsALineToEachOfTheirEndpoints()
    {
        var curl = new Sender("curl", "127.0.0.1");
        var flow = PushFlow.Of(
            With(("inbox", 3), ("payment", 1)),
            new Dictionary<(Sender, EndpointSlug), int>
            {
                [(curl, EndpointSlug.Parse("inbox"))] = 3,
                [(new Sender("GitHub", "140.82.115.9"), EndpointSlug.Parse("payment"))] = 1,
                [(curl, EndpointSlug.Parse("deleted"))] = 8,
            },
            [],
            Browser);

        Assert.Equal(["curl", "GitHub"], flow.Senders.Select(sender => sender.Name));
        Assert.Equal([new FlowLine(0, 0, .75), new FlowLine(1, 1, .25)], flow.Lines.OrderBy(line => line.To));
    }

    [Fact]
    public void Of_ManySenders_SumsUpTheRest()
    {
        var flow = PushFlow.Of(
            With(("inbox", 10)),
            Enumerable.Range(1, 10).ToDictionary(i => (new Sender("curl", $"10.0.0.{i}"), EndpointSlug.Parse("inbox")), i => i),
            [],
            Browser);

        Assert.Equal(PushFlow.MostSenders, flow.Senders.Count);
        Assert.Equal(new Sender("Others", "7 senders"), flow.Senders[^1]);
        Assert.Equal(1, flow.Lines.Sum(line => line.Share), precision: 6);
    }

    [Fact]
    public void Of_ReadersOfOneApp_AreOneCursorAtTheSlowest()
    {
        var flow = PushFlow.Of(
            With() with { Head = 48_213 },
            Nobody,
            [.. Enumerable.Range(0, 4).Select(lag => new ReaderState($"shop.r{lag}", [], 48_213 - lag, lag, 0, false, null))],
            Browser);

        Assert.Equal([Browser, new FlowCursor("Shop (4 readers)", "at 48,210, 3 behind", 3)], flow.Cursors);
    }

    private static readonly Dictionary<(Sender, EndpointSlug), int> Nobody = [];

    private static LogStatistics With(params (string Slug, long Events)[] endpoints)
    {
        var all = HandStatistics.Of(endpoints);
        return all with
        {
            Endpoints = [.. all.Endpoints.Select(one => one with { Rate = new EndpointRate([one.Events], new Dictionary<Verdict, long>()) })],
        };
    }
}
