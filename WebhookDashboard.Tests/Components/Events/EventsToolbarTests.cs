using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Filters;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventsToolbarTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly IRenderedComponent<MudPopoverProvider> _lists;
    private EventFacets? _facets = EventFacets.Of(
        [
            new EventKindRow { Endpoint = EndpointSlug.Parse("inbox"), Method = "POST", EventType = "order.paid", Verdict = Verdict.Valid, Events = 1_200 },
            new EventKindRow { Endpoint = EndpointSlug.Parse("inbox"), Method = "PROPFIND", Events = 3 },
        ],
        EventFilter.All);

    public EventsToolbarTests()
    {
        _context.Directory.With("payment", "Payments").With("inbox");
        _lists = _context.Popovers;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Theory]
    [InlineData("Endpoint", new[] { "inbox 1,203", "payment Payments 0" })]
    [InlineData("Method", new[] { "GET 0", "POST 1,200", "PUT 0", "PATCH 0", "DELETE 0", "HEAD 0", "OPTIONS 0", "PROPFIND 3" })]
    [InlineData("Type", new[] { "(no type) 3", "order.paid 1,200" })]
    [InlineData("Time", new[] { "last 5 min", "last 30 min", "last hour", "last 24 h", "last 7 days", "From … to …" })]
    public async Task Filter_Opened_OffersEveryChoiceWithItsCount(string label, string[] choices)
    {
        var toolbar = Render(EventsView.All);

        await OpenAsync(toolbar, label);

        await _lists.ShowsAsync(() => Assert.Equal(choices, Options().Select(Text)));
    }

    [Theory]
    [InlineData("", 1, "1 event")]
    [InlineData("", 2, "2 events")]
    [InlineData("?method=PUT", 1, "1 of 1 event")]
    [InlineData("?method=PUT", 2, "1 of 2 events")]
    public void Count_OfOneOrMore_IsInTheRightNumber(string filters, long total, string said)
    {
        var toolbar = Render(EventsView.Parse(filters));

        toolbar.Render(parameters => parameters.Add(one => one.Matching, new EventCount(1)).Add(one => one.Total, total));

        Assert.Equal(said, toolbar.Find("[data-testid=result-count]").TextContent.Trim());
    }

    [Fact]
    public async Task Filter_OfOtherTimes_HasNoCounts()
    {
        var toolbar = Render(EventsView.All.WithTimes(TimeRangeOption.All[0]));

        await OpenAsync(toolbar, "Type");

        await _lists.ShowsAsync(() => Assert.Equal(["(no type)", "order.paid"], Options().Select(Text)));
    }

    [Fact]
    public async Task Filter_LogNotReadable_StillOffersWhatIsKnown()
    {
        _facets = null;
        var toolbar = Render(EventsView.All);

        await OpenAsync(toolbar, "Endpoint");

        await _lists.ShowsAsync(() => Assert.Equal(["inbox", "payment Payments"], Options().Select(Text)));
    }

    [Fact]
    public async Task Filter_Typed_FindsByAnyPartOfTheNames()
    {
        var toolbar = Render(EventsView.All);
        await OpenAsync(toolbar, "Endpoint");

        await toolbar.InputAsync("[aria-label=Endpoint]", "AYMENTS");

        await _lists.ShowsAsync(
            () => Assert.Equal(["payment Payments 0"], Options().Select(Text)), () => _context.Clock.Advance(TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task Endpoint_ChosenBesideAnother_IsAddedAndCanBeTakenAway()
    {
        var id = EventId.At(_context.Clock.GetUtcNow());
        var toolbar = Render(EventsView.Parse("?endpoint=inbox&method=post"), id);

        await ChooseAsync(toolbar, "Endpoint", "payment");
        Assert.EndsWith($"events/{id}?endpoint=inbox&endpoint=payment&method=POST", Address, StringComparison.Ordinal);
        await ChooseAsync(toolbar, "Endpoint", "inbox");

        Assert.EndsWith($"events/{id}?method=POST", Address, StringComparison.Ordinal);
        Assert.Equal(
            [("Clear filter Endpoint: inbox", $"events/{id}?method=POST"), ("Clear filter Method: POST", $"events/{id}?endpoint=inbox")],
            toolbar.FindAll("[data-testid=filter-chip]").Select(chip => (chip.GetAttribute("aria-label"), chip.GetAttribute("href"))));
    }

    [Fact]
    public void Chips_OfFiltersThatOnlyTheFieldSets_ClearThem()
    {
        var toolbar = Render(EventsView.Parse("?type=order.*&search=paid&minSize=1000&maxSize=2000&duplicates=hide"));

        Assert.Equal(
            ["Type: order.*", "Size: at least 1,000 B", "Size: at most 2,000 B", "Duplicates: hide"],
            toolbar.FindAll("[data-testid=filter-chip]").Select(chip => chip.GetAttribute("title")));
        Assert.Equal("events?type=order.%2A&minSize=1000&maxSize=2000&search=paid", toolbar.FindAll("[data-testid=filter-chip]")[^1].GetAttribute("href"));
        Assert.Equal("events", toolbar.Find(".clear-all").GetAttribute("href"));
    }

    /// <summary>A name that does not contain the visible text can't be spoken.</summary>
    [Fact]
    public void Chip_OfARange_IsNamedByItsText()
    {
        var chip = Render(EventsView.All.WithTimes(null, AnEvent.SomeTime, AnEvent.SomeTime.AddHours(1))).Find("[data-testid=filter-chip]");

        Assert.Null(chip.GetAttribute("aria-label"));
        Assert.Equal("Clear filter Time 03:04:05.678 – 04:04:05.678", Text(chip));
    }

    [Fact]
    public async Task Time_OfOnesOwn_IsReadInTheZoneOfTheBrowser()
    {
        _context.JSInterop.Setup<DateTimeOffset?[]>("localTimes.toUtc", "2026-01-02T04:04", "2026-01-02T05:00")
            .SetResult([new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), new(2026, 1, 2, 4, 0, 0, TimeSpan.Zero)]);
        var dialogs = _context.RenderDialogs();
        var toolbar = Render(EventsView.All);

        var choosing = ChooseAsync(toolbar, "Time", "From");
        await dialogs.ShowsAsync(() => Assert.Equal(2, dialogs.FindAll("input").Count));
        await dialogs.ChangeAsync("input", "2026-01-02T04:04");
        await dialogs.ChangeAsync(".range-fields > :last-child input", "2026-01-02T05:00");
        await dialogs.ClickAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Apply"));
        await choosing;

        Assert.EndsWith("events?from=2026-01-02T03%3A04%3A00Z&to=2026-01-02T04%3A00%3A00Z", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_EndBeforeItsStart_IsRefusedAndGetsTheFocus()
    {
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);
        _context.JSInterop.Setup<string?[]>("localTimes.toLocal", _ => true).SetResult(["2026-01-02T04:04", null]);
        _context.JSInterop.Setup<DateTimeOffset?[]>("localTimes.toUtc", _ => true).SetResult([start, start]);
        var dialogs = _context.RenderDialogs();
        var toolbar = Render(EventsView.All.WithTimes(null, start));

        var choosing = ChooseAsync(toolbar, "Time", "From");
        await dialogs.ShowsAsync(() => Assert.Equal("2026-01-02T04:04", dialogs.Find("input").GetAttribute("value")));
        await dialogs.ClickAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Apply"));

        await dialogs.ShowsAsync(() => Assert.Contains("Must be later than From.", dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal(
            dialogs.FindComponents<TextInput>()[1].Instance.InputReference!.ElementReference,
            _context.JSInterop.Invocations["Blazor._internal.domWrapper.focus"][^1].Arguments[0]);
        await dialogs.ClickAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel"));
        await choosing;
        Assert.DoesNotContain("from=", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_Known_IsAnnouncedOnceForEachView()
    {
        var toolbar = Render(EventsView.All with { Method = "POST" });
        Assert.Equal("", Status());
        await toolbar.InvokeAsync(() => toolbar.Render(parameters => parameters.Add(one => one.Matching, new EventCount(1))));
        Assert.Equal("1 event matches.", Status());
        await toolbar.InvokeAsync(() => toolbar.Render(parameters => parameters.Add(one => one.Matching, new EventCount(2))));

        Assert.Equal("1 event matches.", Status());

        // A screen reader says what has changed: the same number for another view is another text.
        await toolbar.InvokeAsync(() => toolbar.Render(parameters => parameters.Add(one => one.View, EventsView.All with { Method = "PUT" }).Add(one => one.Matching, new EventCount(1))));
        Assert.Equal("1 event matches.\u00A0", Status());
        await toolbar.InvokeAsync(() => toolbar.Render(parameters => parameters.Add(one => one.View, EventsView.All with { Method = "GET" })));
        Assert.Equal("1 event matches.", Status());

        string Status() => toolbar.Find("[role=status]").TextContent;
    }

    private string Address => _context.Services.GetRequiredService<NavigationManager>().Uri;

    private static string Text(IElement option) => string.Join(' ', option.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private IReadOnlyList<IElement> Options() => [.. _lists.FindAll("[role=option]")];

    private IRenderedComponent<EventsToolbar> Render(EventsView view, EventId? open = null) => _context.Render<EventsToolbar>(parameters => parameters
        .Add(one => one.View, view)
        .Add(one => one.Open, open)
        .Add(one => one.Endpoints, _context.Directory.All)
        .Add(one => one.Facets, _ => Task.FromResult(_facets)));

    private static Task OpenAsync(IRenderedComponent<EventsToolbar> toolbar, string label) =>
        toolbar.OpenAsync($"[aria-label={label}]");

    private async Task ChooseAsync(IRenderedComponent<EventsToolbar> toolbar, string label, string choice)
    {
        await OpenAsync(toolbar, label);
        await _lists.ShowsAsync(() => Assert.Contains(Options(), IsIt));
        await _lists.ClickAsync(() => Options().Single(IsIt));

        bool IsIt(IElement option) => Text(option).StartsWith(choice, StringComparison.Ordinal);
    }
}
