using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

/// <summary>The list of events under the pointer, by keyboard, and beside an open event.</summary>
public sealed class EventsListJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(768)]
    [InlineData(959)]
    public async Task Tablet_OpenEvent_HasAWayBackAndEscape(int width)
    {
        var id = await PostAsync("hello");
        var page = await OpenAsync($"events/{id}", width, 900);
        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
        await Expect(Row(page, id)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(Row(page, id)).ToBeVisibleAsync();

        await Row(page, id).ClickAsync();
        await Expect(Row(page, id)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Row(page, id)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_EventFarDown_ScrollsToItsRow()
    {
        var old = await PostAsync("old");
        for (var i = 0; i < 250; i++)
        {
            await PostAsync($"new.{i}");
        }

        var page = await OpenAsync($"events/{old}");

        await Expect(Row(page, old)).ToBeInViewportAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("old");
    }

    [Fact]
    public async Task Link_OldEvent_ScrollsUpToTheNewestAndNothingThatIsReadMoves()
    {
        var old = await PostAsync("old");
        var newest = old;
        for (var i = 0; i < 130; i++)
        {
            newest = await PostAsync("stays");
        }

        for (var i = 0; i < 30; i++)
        {
            await PostAsync("goes");
        }

        var page = await OpenAsync($"events/{old}");
        await Expect(Row(page, old)).ToBeInViewportAsync();
        using var deleted = await Dashboard.Client.DeleteAsync(new Uri("api/v1/events?type=goes", UriKind.Relative), TestContext.Current.CancellationToken);
        deleted.EnsureSuccessStatusCode();

        // In each frame, rows that stay move at most as far as two turns of the wheel.
        await page.EvaluateAsync(
            """
            () => {
              let before = new Map();
              window.farthest = 0;
              (function sample() {
                const now = new Map([...document.querySelectorAll('[data-event-id]')].map(row => [row.dataset.eventId, row.getBoundingClientRect().top]));
                for (const [id, top] of now) if (before.has(id)) window.farthest = Math.max(window.farthest, Math.abs(top - before.get(id)));
                before = now;
                requestAnimationFrame(sample);
              })();
            }
            """);
        await page.Locator(".list .scroll").HoverAsync();
        await Until.PassesAsync(async () =>
        {
            await page.Mouse.WheelAsync(0, -280);
            await page.EvaluateAsync("() => new Promise(requestAnimationFrame)"); // On a busy machine a frame may last longer than three turns.
            await Expect(Row(page, newest)).ToBeInViewportAsync(new() { Timeout = 100 });
        });
        Assert.InRange(await page.EvaluateAsync<float>("() => window.farthest"), 1, 600);

        await page.Locator(".list .scroll").EvaluateAsync("list => list.scrollTop = 0");
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.MoveAsync(5, 5);
        var next = await PostAsync("next");
        await Expect(Row(page, next)).ToBeInViewportAsync();
        await Expect(page.Locator(".list .skeleton")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Columns_Chosen_AreShownAndThereAfterAReload()
    {
        var id = await PostAsync("hello");
        var page = await OpenAsync("events");
        await Expect(Row(page, id)).ToContainTextAsync("""{"type":"hello"}""");
        var choose = page.GetByRole(AriaRole.Button, new() { Name = "Choose the columns" });
        await choose.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Method" }).UncheckAsync();
        await page.GetByLabel("Value of the JSON body").FillAsync("$.type");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        var heads = page.GetByRole(AriaRole.Columnheader);
        await Expect(heads).ToHaveTextAsync(["Received", "Endpoint", "Type", "$.type", "Verdict", "Status", "Size"]);
        await page.ReloadAsync();

        await Expect(heads).ToHaveTextAsync(["Received", "Endpoint", "Type", "$.type", "Verdict", "Status", "Size"]);
        await Expect(Row(page, id).GetByRole(AriaRole.Cell, new() { Name = "hello", Exact = true })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Pointer_OverTheRows_HoldsThemUntilItLeaves()
    {
        var first = await PostAsync("first");
        var page = await OpenAsync("events");
        await Row(page, first).HoverAsync();
        await page.Mouse.MoveAsync(120, 260);
        await page.Mouse.MoveAsync(121, 261);
        await Row(page, first).HoverAsync();

        var second = await PostAsync("second");

        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
        await Expect(Row(page, second)).ToHaveCountAsync(0);
        await page.Mouse.MoveAsync(5, 5);
        await Expect(Row(page, second)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenEvent_MoreArrive_MovesNothingUntilItIsClosed()
    {
        var open = "";
        for (var i = 0; i < 9; i++)
        {
            open = await PostAsync("open");
        }

        var page = await OpenAsync($"events/{open}");
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("open");
        await Expect(page.GetByTestId("result-count")).ToHaveTextAsync("9 events");
        var before = await PlacesAsync();

        var next = await PostAsync("next");

        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
        await Expect(page.GetByTestId("result-count")).ToHaveTextAsync("10 events");
        Assert.Equal(before, await PlacesAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(Row(page, next)).ToBeVisibleAsync();

        async Task<(float Row, float Filter)> PlacesAsync() => (
            (await Row(page, open).BoundingBoxAsync())!.Y,
            (await page.GetByRole(AriaRole.Combobox, new() { Name = "Time" }).BoundingBoxAsync())!.X);
    }

    [Fact]
    public async Task Keyboard_List_IsOneTabStopAndFocusFollowsTheSelection()
    {
        var older = await PostAsync("older");
        var newer = await PostAsync("newer");
        var page = await OpenAsync("events");
        await Row(page, newer).WaitForAsync();

        await page.Keyboard.PressAsync("k");
        await Expect(Row(page, newer).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(Row(page, older).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(Row(page, older).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("aria-current", "true");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(Row(page, newer).GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.EvaluateAsync<bool>("() => !!document.activeElement.closest('[role=table]')"));
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Row(page, newer).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Selected = true })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Next, previous event");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("next bar of the histogram");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filter_Chosen_KeepsTheFocusInItsField()
    {
        await PostAsync("hello");
        var page = await OpenAsync("events");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByTestId("search")).ToBeFocusedAsync();

        await Field("Method").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "POST" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "events?method=POST").AbsoluteUri);
        await Expect(Field("Method")).ToBeFocusedAsync();

        ILocator Field(string label) => page.GetByRole(AriaRole.Combobox, new() { Name = label });
    }

    [Fact]
    public async Task Delete_Dialog_StartsOnCancelClosesOnEscapeAndCanBeUndone()
    {
        var id = await PostAsync("hello");
        var page = await OpenAsync($"events/{id}");
        await AskAsync(page);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await AskAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Row(page, id)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(page, id)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Selection_ByCheckBoxShiftAndKey_IsDeletedAndUndoneInEveryTab()
    {
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Insert(0, await PostAsync($"n.{i}"));
        }

        var page = await OpenAsync("events");
        var other = await OpenAsync("events");
        await page.BringToFrontAsync();
        await Row(page, ids[1]).HoverAsync();
        await Row(page, ids[1]).GetByRole(AriaRole.Checkbox).ClickAsync();
        await Row(page, ids[3]).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete 3…" })).ToBeVisibleAsync();
        Assert.Equal(2, Context.Pages.Count);
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, "events").AbsoluteUri);
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.PressAsync("j");
        await Expect(Row(page, ids[0]).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete 4…" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Delete");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2);
        await Expect(other.GetByTestId("event-row")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(6);
        await Expect(other.GetByTestId("event-row")).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task TimeRange_OfOnesOwn_IsTypedInTheZoneOfTheBrowser()
    {
        var id = await PostAsync("hello");
        var page = await OpenAsync("events");
        await Row(page, id).WaitForAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Time" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "From … to …" }).ClickAsync();
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2026-01-02T03:04");
        await page.GetByLabel("Before", new() { Exact = true }).FillAsync("2026-01-02T04:00");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No event matches these filters" })).ToBeVisibleAsync();
        var (from, to) = (await UtcAsync("2026-01-02T03:04"), await UtcAsync("2026-01-02T04:00"));
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, $"events?from={from}&to={to}").AbsoluteUri);
        await Expect(page.GetByTestId("filter-chip")).ToHaveAccessibleNameAsync(new Regex("^Clear filter Time .*03:04:00.* – .*04:00:00", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GetByTestId("filter-chip").ClickAsync();
        await Expect(Row(page, id)).ToBeVisibleAsync();

        Task<string> UtcAsync(string local) =>
            page.EvaluateAsync<string>("local => encodeURIComponent(new Date(local).toISOString().replace('.000Z', 'Z'))", local);
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More about this event" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, string id) => page.Locator($"[data-testid=event-row][data-event-id='{id}']");

    private async Task<string> PostAsync(string type)
    {
        using var content = new StringContent($$"""{"type":"{{type}}"}""", Encoding.UTF8, "application/json");
        using var answer = await Dashboard.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }
}
