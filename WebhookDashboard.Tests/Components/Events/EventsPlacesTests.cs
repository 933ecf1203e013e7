using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List.Columns;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

/// <summary>Going elsewhere in the list, selecting all of it, and choosing its columns.</summary>
public sealed class EventsPlacesTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task SelectAll_Twice_SelectsWhatIsLoadedThenAllThatMatchAndDeletesIt()
    {
        _pages.Log.AddMany(1_200, AnEvent.To("inbox").By("PUT").At(_pages.Context.Clock.GetUtcNow().AddMinutes(-1)));
        var other = _pages.Log.Add(AnEvent.To("inbox").By("GET"));
        var page = _pages.Open("events?method=PUT");
        await page.ShowsAsync(() => Assert.StartsWith("1,200 of", page.Find("[data-testid=result-count]").TextContent.Trim(), StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Instance.KeyAsync("Control+A"));
        await page.ShowsAsync(() => Assert.NotNull(Button(page, "Select all 1,200")));
        await page.ClickAsync(() => Button(page, "Select all 1,200")!);
        await page.ShowsAsync(() => Assert.NotNull(Button(page, "Delete all 1,200…")));
        Assert.All(page.FindAll(".pick"), box => Assert.True(box.HasAttribute("checked")));
        var deleting = page.InvokeAsync(() => page.Instance.KeyAsync("Delete"));
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Delete 1,200 matching events?", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.InputAsync("input", "delete");
        await _pages.Dialogs.ClickAsync(() => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete"));
        await deleting;

        await _pages.PassUntilAsync(PendingDeletions.Delay, () => _pages.Log.NewestFirst.Count() == 1);
        Assert.Equal(other.Id, _pages.Log.NewestFirst.Single().Id);
        await page.ShowsAsync(() => Assert.Null(Button(page, "Unselect")));
    }

    [Fact]
    public async Task SelectAll_OneUnselected_LeavesTheOthersOfTheLoaded()
    {
        var rows = Enumerable.Range(0, 3).Select(_ => _pages.Log.Add(AnEvent.To("inbox"))).ToList();
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal(3, EventPages.Rows(page).Count));
        await page.InvokeAsync(() => page.Instance.KeyAsync("Control+A"));
        await page.InvokeAsync(() => page.Instance.KeyAsync("Control+A"));

        await page.InvokeAsync(() => page.Instance.SelectAsync(rows[1].Id.ToString(), range: false));

        await page.ShowsAsync(() => Assert.NotNull(Button(page, "Delete 2…")));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("#2")]
    [InlineData(null)]
    public async Task GoTo_EventByNumberOrId_OpensIt(string? number)
    {
        _pages.Context.JSInterop.Setup<string?[]>("localTimes.toLocal", _ => true).SetResult([null, null]);
        _pages.Context.JSInterop.Setup<DateTimeOffset?[]>("localTimes.toUtc", _ => true).SetResult([null, null]);
        var events = Enumerable.Range(0, 3).Select(_ => _pages.Log.Add(AnEvent.To("inbox"))).ToList();
        var page = _pages.Open("events?at=2027-01-01T00:00:00Z&method=POST");
        await page.ShowsAsync(() => Assert.NotEmpty(EventPages.Rows(page)));

        var going = page.InvokeAsync(() => page.Instance.KeyAsync("g"));
        await _pages.Dialogs.ShowsAsync(() => _pages.Dialogs.Find("input"));
        await _pages.Dialogs.ClickAsync(Go);
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("Enter an event, or a time.", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ChangeAsync("input", "4711");
        await _pages.Dialogs.ClickAsync(Go);
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("No stored event has this id or number.", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ChangeAsync("input", number ?? events[1].Id.ToString());
        await _pages.Dialogs.ClickAsync(Go);
        await going;

        Assert.EndsWith($"/events/{events[1].Id}?method=POST", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoTo_DatabaseDoesNotAnswer_SaysSoAndCanBeTriedAgain()
    {
        _pages.Context.JSInterop.Setup<string?[]>("localTimes.toLocal", _ => true).SetResult([null, null]);
        var one = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.NotEmpty(EventPages.Rows(page)));
        var going = page.InvokeAsync(() => page.Instance.KeyAsync("g"));
        await _pages.Dialogs.ShowsAsync(() => _pages.Dialogs.Find("input"));
        await _pages.Dialogs.ChangeAsync("input", "1");

        _pages.Log.Fault = new IOException("disk");
        await _pages.Dialogs.ClickAsync(Go);
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("The database didn't answer.", _pages.Dialogs.Markup, StringComparison.Ordinal));
        _pages.Log.Fault = null;
        await _pages.Dialogs.ClickAsync(Go);
        await going;

        Assert.EndsWith($"/events/{one.Id}", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_EndAndHome_GoToTheOldestAndTheNewest()
    {
        var oldest = _pages.Log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime));
        _pages.Log.AddMany(200, AnEvent.To("inbox").At(AnEvent.SomeTime.AddHours(1)));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.NotEmpty(EventPages.Rows(page)));

        await page.InvokeAsync(() => page.Instance.KeyAsync("End"));
        Assert.EndsWith("/events?at=oldest", Address, StringComparison.Ordinal);
        await page.ShowsAsync(() => Assert.Contains("newest first, from the oldest", page.Markup, StringComparison.Ordinal));
        await page.ClickAsync("button[aria-keyshortcuts=Home]");

        await page.ShowsAsync(() => Assert.EndsWith("/events", Address, StringComparison.Ordinal));
        await page.ShowsAsync(() => Assert.Equal(_pages.Log.NewestFirst.First().Id.ToString(), EventPages.Rows(page)[0]));
        Assert.DoesNotContain(oldest.Id.ToString(), EventPages.Rows(page));
    }

    [Fact]
    public async Task Keys_EndInASearchWhoseOldestMatchIsFar_SaysHowFarItLooked()
    {
        _pages.Log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime));
        _pages.Log.AddMany(98, AnEvent.To("inbox").At(AnEvent.SomeTime.AddMinutes(1)));
        _pages.Log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddMinutes(2)).WithBody("paid"));
        _pages.Log.LooksAt = 20;
        var page = _pages.Open("events?search=paid");
        await page.ShowsAsync(() => Assert.NotEmpty(EventPages.Rows(page)));

        await page.InvokeAsync(() => page.Instance.KeyAsync("End"));

        await page.ShowsAsync(() => Assert.Contains("earched up to event ", page.Find("[data-testid=search-progress]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_RememberedByTheBrowser_AreShownWithTheirValues()
    {
        Script().Setup<string?>("columns").SetResult("Type Sender ProviderId\n$.amount\n$.none");
        _pages.Log.Add(AnEvent.To("inbox").OfType("paid").WithProviderEventId("evt_\u202e1").WithBody("""{"amount":4.50}"""));

        var page = _pages.Open("events");

        await page.ShowsAsync(() => Assert.Equal(
            ["paid", "4.50", "", "203.0.113.9", "evt_‹U+202E›1"], page.FindAll("[data-testid=event-row] [role=cell]").Select(cell => cell.TextContent.Trim())));
        Assert.Equal(["Type", "$.amount", "$.none", "Sender", "Provider id"], page.FindAll("[role=columnheader]").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Columns_Chosen_AreShownAndKept()
    {
        var script = Script();
        _pages.Log.Add(AnEvent.To("inbox").WithBody("""{"amount":7}"""));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Equal("""{"amount":7}""", page.Find(".preview").TextContent));

        var choosing = page.ClickAsync("[aria-label='Choose the columns']");
        await _pages.Dialogs.ShowsAsync(() => _pages.Dialogs.Find("input[type=text]"));
        await _pages.Dialogs.ChangeAsync("input[type=text]", "amount");
        await _pages.Dialogs.ClickAsync(() => Choice("Add"));
        await _pages.Dialogs.ShowsAsync(() => Assert.Contains("A path begins with $", _pages.Dialogs.Markup, StringComparison.Ordinal));
        await _pages.Dialogs.ChangeAsync("input[type=text]", "$.amount");
        await _pages.Dialogs.ClickAsync(() => Choice("Apply"));
        await choosing;

        await _pages.PassUntilAsync(TimeSpan.FromMilliseconds(100), () => page.FindAll(".value").SingleOrDefault()?.TextContent == "7");
        Assert.Equal($"{ListColumns.Usual}\n$.amount", script.VerifyInvoke("keepColumns").Arguments[0]);

        AngleSharp.Dom.IElement Choice(string text) => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);
    }

    private string Address => _pages.Context.Services.GetRequiredService<NavigationManager>().Uri;

    private BunitJSModuleInterop Script()
    {
        var module = _pages.Context.JSInterop.SetupModule("./Components/Pages/Events/EventsPage.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var script = module.SetupModule("attach", _ => true);
        script.Mode = JSRuntimeMode.Loose;
        return script;
    }

    private AngleSharp.Dom.IElement Go() => _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Go");

    private static AngleSharp.Dom.IElement? Button(IRenderedComponent<EventsPage> page, string text) =>
        page.FindAll("button").SingleOrDefault(button => button.TextContent.Trim() == text);
}
