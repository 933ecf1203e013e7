using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Rows;
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
    public async Task Delete_DatabaseRefusesLater_SaysSoAndShowsTheRowAgain()
    {
        var one = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{one.Id}", one.Id);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await DeleteAsync(page);
        await page.ShowsAsync(() => Assert.Empty(EventPages.Rows(page)));
        _pages.Log.Refusal = new IOException("disk");

        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Snackbars.Markup.Contains("delete this event. The database didn", StringComparison.Ordinal));

        await page.ShowsAsync(() => Assert.Equal([one.Id.ToString()], EventPages.Rows(page)), Pass);
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

    [Fact]
    public async Task DeleteSelected_ARangeAndOneMore_DeletesThemTogether()
    {
        var all = Enumerable.Range(0, 6).Select(_ => _pages.Log.Add(AnEvent.To("inbox")).Id).Reverse().ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(6, EventPages.Rows(page).Count));

        await SelectAsync(page, all[1]);
        await SelectAsync(page, all[3], range: true);
        await SelectAsync(page, all[5]);
        Assert.Equal(
            all.Select(id => all.IndexOf(id) is 1 or 2 or 3 or 5), page.FindAll(".pick").Select(box => box.HasAttribute("checked")));
        await ConfirmAsync(page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Delete 4…")));

        await page.ShowsAsync(() => Assert.Equal([all[0].ToString(), all[4].ToString()], EventPages.Rows(page)));
        Assert.Equal(6, _pages.Log.NewestFirst.Count());
        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 2);
        Assert.Equal([all[0], all[4]], _pages.Log.NewestFirst.Select(row => row.Id));
    }

    [Fact]
    public async Task DeleteSelected_Undone_PutsTheRowsBackWithoutMovingOthers()
    {
        var all = Enumerable.Range(0, 4).Select(_ => _pages.Log.Add(AnEvent.To("inbox")).Id.ToString()).Reverse().ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(all, EventPages.Rows(page)));
        await SelectAsync(page, EventId.Parse(all[0], null));
        await SelectAsync(page, EventId.Parse(all[2], null));

        await ConfirmAsync(page.InvokeAsync(() => page.Instance.KeyAsync("Delete")));
        await page.ShowsAsync(() => Assert.Equal([all[1], all[3]], EventPages.Rows(page)));
        await _pages.Snackbars.ClickAsync(".mud-snackbar-content-action button");

        await page.ShowsAsync(() => Assert.Equal(all, EventPages.Rows(page)), Pass);
        Assert.Contains("Undone", _pages.Snackbars.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteSelected_MoreThanAHundred_WantsAWordToBeTyped()
    {
        var all = Enumerable.Range(0, 101).Select(_ => _pages.Log.Add(AnEvent.To("inbox")).Id).ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.NotEmpty(EventPages.Rows(page)));
        await page.InvokeAsync(() => page.FindComponent<EventRows>().Instance.Selection.Add(all));

        var deleting = page.InvokeAsync(() => page.Instance.KeyAsync("Delete"));

        await _pages.Dialogs.ShowsAsync(() => Assert.True(Button("Delete").HasAttribute("disabled")));
        await _pages.Dialogs.ClickAsync(() => Button("Cancel"));
        await deleting;
    }

    [Fact]
    public async Task Escape_WithASelection_UnselectsAndKeepsTheEventOpen()
    {
        var open = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{open.Id}", open.Id);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await SelectAsync(page, open.Id);

        await page.InvokeAsync(() => page.Instance.KeyAsync("Escape"));

        Assert.DoesNotContain(page.FindAll(".pick"), box => box.HasAttribute("checked"));
        Assert.NotEmpty(page.FindAll(".detail-header"));
    }

    [Fact]
    public async Task Delete_ByAProgram_TakesTheRowOffEveryOpenList()
    {
        var kept = _pages.Log.Add(AnEvent.To("inbox"));
        var deleted = _pages.Log.Add(AnEvent.To("inbox"));
        var (first, second) = (_pages.Open("events"), _pages.Open("events"));
        await first.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(first).Count));
        await second.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(second).Count));

        await _pages.Log.DeleteAsync(deleted.Id, Xunit.TestContext.Current.CancellationToken);

        await first.ShowsAsync(() => Assert.Equal([kept.Id.ToString()], EventPages.Rows(first)));
        await second.ShowsAsync(() => Assert.Equal([kept.Id.ToString()], EventPages.Rows(second)));
    }

    [Fact]
    public async Task DeleteSelected_SomeDeletedElsewhere_CountsAndDeletesTheRest()
    {
        var all = Enumerable.Range(0, 4).Select(_ => _pages.Log.Add(AnEvent.To("inbox")).Id).Reverse().ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(4, EventPages.Rows(page).Count));
        foreach (var id in all[..3])
        {
            await SelectAsync(page, id);
        }

        await _pages.Log.DeleteAsync(all[1], Xunit.TestContext.Current.CancellationToken);

        await page.ShowsAsync(() => Assert.Contains("Delete 2…", page.Find(".bar").TextContent, StringComparison.Ordinal), Pass);

        // Like retention, without a signal.
        _pages.Log.Remove(all[2]);
        var deleting = page.InvokeAsync(() => page.Instance.KeyAsync("Delete"));
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Delete this event?", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await ConfirmAsync(deleting);
        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 1);
    }

    [Fact]
    public async Task DeleteSelected_AllDeletedElsewhere_AsksNothing()
    {
        var only = _pages.Log.Add(AnEvent.To("inbox")).Id;
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        await SelectAsync(page, only);
        _pages.Log.Remove(only);

        await page.InvokeAsync(() => page.Instance.KeyAsync("Delete"));

        Assert.DoesNotContain("Delete", page.Find(".bar").TextContent, StringComparison.Ordinal);
        Assert.Empty(_pages.Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Selection_EventAboutToBeDeletedElsewhere_IsUnselected()
    {
        var first = _pages.Log.Add(AnEvent.To("inbox")).Id;
        var second = _pages.Log.Add(AnEvent.To("inbox")).Id;
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));
        await SelectAsync(page, first);
        await SelectAsync(page, second);

        _pages.Context.Services.GetRequiredService<PendingDeletions>().Add(new EventsToDelete([first]), () => Task.CompletedTask);

        await page.ShowsAsync(() => Assert.Contains("Delete 1…", page.Find(".bar").TextContent, StringComparison.Ordinal), Pass);
    }

    private static Task SelectAsync(IRenderedComponent<EventsPage> page, EventId id, bool range = false) =>
        page.InvokeAsync(() => page.Instance.SelectAsync(id.ToString(), range));

    private void Pass() => _pages.Context.Clock.Advance(EventListFollower.Repaint);

    private async Task ConfirmAsync(Task deleting)
    {
        await _pages.Dialogs.ShowsAsync(() => Button("Delete"));
        await _pages.Dialogs.ClickAsync(() => Button("Delete"));
        await deleting;
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
