using Bunit;
using WebhookDashboard.Components.Pages.Overview;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class LastEventsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task List_Rows_ShowTheBeginningOfTheirBodies()
    {
        _context.EventLog.Add(AnEvent.To("inbox").WithBody("""{"order_id":1}"""));
        _context.EventLog.Add(AnEvent.To("inbox").WithBody("""{"order_id":2}"""));

        var list = Render([.. _context.EventLog.NewestFirst]);

        await list.ShowsAsync(() => Assert.Equal(["""{"order_id":2}""", """{"order_id":1}"""], list.FindAll(".body").Select(cell => cell.TextContent)));
    }

    [Fact]
    public async Task List_ManyHiddenEventsAfterARow_ShowsTheBeginningOfItsBody()
    {
        var shown = _context.EventLog.Add(AnEvent.To("inbox").WithBody("""{"order_id":1}"""));
        for (var i = 0; i < 100; i++)
        {
            _context.EventLog.Add(AnEvent.To("inbox").OfType(SimulatedEvents.Type));
        }

        var list = Render([shown]);

        await list.ShowsAsync(() => Assert.Equal("""{"order_id":1}""", list.Find(".body").TextContent));
    }

    [Fact]
    public void List_NotReadYet_ShowsSkeletons()
    {
        var list = Render(null);

        Assert.Equal(LastEvents.Rows, list.FindAll("tr.waiting").Count);
    }

    [Fact]
    public void List_FirstReadingFailed_SaysSo()
    {
        var list = _context.Render<LastEvents>(parameters => parameters.Add(one => one.IsFailing, true));

        Assert.Contains("could not be read", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void List_LaterReadingFailed_KeepsItsRows()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("first"));

        var list = _context.Render<LastEvents>(parameters => parameters
            .Add(one => one.Shown, [.. _context.EventLog.NewestFirst])
            .Add(one => one.IsFailing, true));

        Assert.Equal(["first"], Types(list));
    }

    [Fact]
    public void List_NothingStored_TeachesTheNextStep()
    {
        var list = _context.Render<LastEvents>(parameters => parameters
            .Add(one => one.Shown, [])
            .Add(one => one.Endpoint, EndpointSlug.Parse("inbox")));

        Assert.Contains("curl -H", list.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void List_OnlyAComparison_CountsItsWebhooks()
    {
        var list = _context.Render<LastEvents>(parameters => parameters.Add(one => one.Shown, []).Add(one => one.Simulated, 31));

        Assert.Equal("31 webhooks of a comparison in the last 15 minutes", list.Find("[data-testid=comparison-webhooks]").TextContent);
        Assert.Empty(list.FindAll(".empty"));
    }

    [Fact]
    public void List_MarkupInAType_IsShownAsText()
    {
        _context.EventLog.Add(AnEvent.To("inbox").OfType("<script>alert(1)</script>"));

        var list = Render([.. _context.EventLog.NewestFirst]);

        Assert.Equal(["<script>alert(1)</script>"], Types(list));
        Assert.Empty(list.FindAll("script"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static IEnumerable<string> Types(IRenderedComponent<LastEvents> list) =>
        list.FindAll("[data-testid=event-row] a.open").Select(link => link.TextContent);

    private IRenderedComponent<LastEvents> Render(IReadOnlyList<EventSummary>? shown) =>
        _context.Render<LastEvents>(parameters => parameters.Add(one => one.Shown, shown));
}
