using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>Deleting on the page Events, and undoing it.</summary>
public sealed class DeletingTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Delete_PageClosedMeanwhile_IsCarriedOut()
    {
        var kept = _pages.Log.Add(AnEvent.To("inbox"));
        var deleted = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{deleted.Id}", deleted.Id);
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));

        await DeleteAsync(page);

        await page.ShowsAsync(() => Assert.Equal([kept.Id.ToString()], EventPages.Rows(page)));
        Assert.Equal(2, _pages.Log.NewestFirst.Count());
        await _pages.Context.DisposeComponentsAsync();
        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 1);
    }

    [Fact]
    public async Task Delete_Undone_ShowsTheRowAgain()
    {
        var first = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{first.Id}", first.Id);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await DeleteAsync(page);
        await page.ShowsAsync(() => Assert.Empty(EventPages.Rows(page)));

        await _pages.Snackbars.ClickAsync(".mud-snackbar-content-action button");

        await page.ShowsAsync(() => Assert.Equal([first.Id.ToString()], EventPages.Rows(page)));
    }

    [Fact]
    public async Task DeleteMatching_MoreThanAHundred_WantsTheNameAndKeepsLaterEvents()
    {
        _pages.Context.Directory.With("junk", "Old junk");
        var other = _pages.Log.Add(AnEvent.To("inbox"));
        for (var i = 0; i < 101; i++)
        {
            _pages.Log.Add(AnEvent.To("junk").At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)));
        }

        var page = _pages.Open("events?endpoint=junk");
        await page.ShowsAsync(() => page.Find("[aria-label='Delete the matching events']"));
        var deleting = page.ClickAsync("[aria-label='Delete the matching events']");
        await _pages.Dialogs.ShowsAsync(() => Assert.True(Button("Delete").HasAttribute("disabled")));
        Assert.Contains("Delete 101 matching events?", _pages.Dialogs.Markup, StringComparison.Ordinal);
        await _pages.Dialogs.InputAsync("input", "Old junk");
        await _pages.Dialogs.ClickAsync(() => Button("Delete"));
        await deleting;
        var later = _pages.Log.Add(AnEvent.To("junk").At(_pages.Context.Clock.GetUtcNow().AddSeconds(1)));

        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 2);

        Assert.Equal([later.Id, other.Id], _pages.Log.NewestFirst.Select(one => one.Id));
        await page.ShowsAsync(() => Assert.Equal([later.Id.ToString()], EventPages.Rows(page)));
    }

    private async Task DeleteAsync(IRenderedComponent<EventsPage> page)
    {
        await page.ShowsAsync(() => page.Find(".detail-header"));
        var header = page.FindComponent<WebhookDashboard.Components.Pages.Events.Detail.DetailHeader>();
        await page.InvokeAsync(() => header.Instance.Delete.InvokeAsync());
        await _pages.Dialogs.ShowsAsync(() => Button("Delete"));
        await _pages.Dialogs.ClickAsync(() => Button("Delete"));
    }

    private IElement Button(string text) => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
