using Bunit;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventRowsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Rows_NotReadYet_AreSkeletonsUntilTheyAre()
    {
        IReadOnlyList<EventSummary> read = [AnEvent.To("inbox").Summary(3)];
        var rows = _context.Render<EventRows>(parameters => parameters.Add(
            one => one.Provide, _ => ValueTask.FromResult(new ItemsProviderResult<EventSummary>(read, 3))));
        await rows.ShowsAsync(() => Assert.Equal((1, 2), Shown(rows)));

        read = [.. read, AnEvent.To("inbox").Summary(2), AnEvent.To("inbox").Summary(1)];
        await rows.InvokeAsync(rows.Instance.RefreshAsync);
        rows.Render();

        await rows.ShowsAsync(() => Assert.Equal((3, 0), Shown(rows)));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static (int Rows, int Skeletons) Shown(IRenderedComponent<EventRows> rows) =>
        (rows.FindAll("[data-testid=event-row]").Count, rows.FindAll(".skeleton").Count);
}
