using Bunit;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Rows;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class EventRowsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Rows_NotReadYet_AreSkeletonsUntilTheyAre()
    {
        IReadOnlyList<EventSummary> read = [AnEvent.To("inbox").Summary(3)];
        var rows = Render(() => read, 3);
        await rows.ShowsAsync(() => Assert.Equal((1, 2), Shown(rows)));

        read = [.. read, AnEvent.To("inbox").Summary(2), AnEvent.To("inbox").Summary(1)];
        await rows.InvokeAsync(rows.Instance.RefreshAsync);
        rows.Render();

        await rows.ShowsAsync(() => Assert.Equal((3, 0), Shown(rows)));
    }

    [Fact]
    public async Task Rows_AllReplaced_ReuseTheirElementsForTheNewEvents()
    {
        var (old, fresh) = (AnEvent.To("inbox").At(_context.Clock.GetUtcNow().AddHours(-1)), AnEvent.To("inbox").At(_context.Clock.GetUtcNow()));
        IReadOnlyList<EventSummary> read = [old.Summary(2), old.Summary(1)];
        var rows = Render(() => read, 2);
        await rows.ShowsAsync(() => Assert.Equal((2, 0), Shown(rows)));
        Assert.Empty(rows.FindAll(".fresh"));
        var before = rows.FindComponents<EventListRow>().Select(row => row.Instance).ToList();

        read = [fresh.Summary(4), fresh.Summary(3)];
        await rows.InvokeAsync(rows.Instance.RefreshAsync);
        rows.Render();

        await rows.ShowsAsync(() => Assert.Equal(2, rows.FindAll(".fresh").Count));
        Assert.Equal(before, rows.FindComponents<EventListRow>().Select(row => row.Instance));
        Assert.Equal(read.Select(row => row.Id.ToString()), rows.FindAll("[data-testid=event-row]").Select(row => row.GetAttribute("data-event-id")));
    }

    [Fact]
    public async Task Rows_AllReplaced_AppearWithTheirBodies()
    {
        IReadOnlyList<EventSummary> read = [];
        var rows = Render(() => read, length: 3);
        for (var round = 0; round < 2; round++)
        {
            read = [.. Enumerable.Range(0, 3).Select(number => _context.EventLog.Add(AnEvent.To("inbox").WithBody($"{round} {number}"))).Reverse()];
            await rows.InvokeAsync(rows.Instance.RefreshAsync);

            rows.Render();

            Assert.Equal([$"{round} 2", $"{round} 1", $"{round} 0"], rows.FindAll(".preview").Select(one => one.TextContent));
            Assert.Equal(round + 1, _context.EventLog.Openings.Count);
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private IRenderedComponent<EventRows> Render(Func<IReadOnlyList<EventSummary>> read, int length) => _context.Render<EventRows>(parameters => parameters.Add(
        one => one.Provide, _ => ValueTask.FromResult(new ItemsProviderResult<RowSlot>(read().Select(row => new RowSlot(row)), length))));

    private static (int Rows, int Skeletons) Shown(IRenderedComponent<EventRows> rows) =>
        (rows.FindAll("[data-testid=event-row]").Count, rows.FindAll(".skeleton").Count);
}
