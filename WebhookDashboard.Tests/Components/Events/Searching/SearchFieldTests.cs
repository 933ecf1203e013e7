using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Searching;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

public sealed class SearchFieldTests : IAsyncDisposable
{
    private const string Field = "[data-testid=search]";

    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Text_TypedKeyByKey_IsInTheAddressOnceAfterAPause()
    {
        var id = EventId.At(_context.Clock.GetUtcNow());
        var field = Render(EventsView.All with { Method = "PUT" }, id);

        foreach (var text in (string[])["p", "pa", "paid", "paid $.amount > 5", "paid $.amount > 50"])
        {
            await field.InputAsync(Field, text);
            _context.Clock.Advance(SearchField.Pause / 2);
        }

        Assert.Empty(Steps);
        _context.Clock.Advance(SearchField.Pause);
        await field.ShowsAsync(() => Assert.Single(Steps));
        Assert.EndsWith($"events/{id}?method=PUT&search=paid&where=%24.amount%20%3E%2050", Steps.Single().Uri, StringComparison.Ordinal);
        Assert.Equal("", field.Find(Field).GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Text_TypedFurther_ReplacesItsStepInTheHistory()
    {
        var field = Render(EventsView.All);
        await TypeAsync(field, "paid");
        await TypeAsync(field, "paid now");
        await field.ExitAsync(".search-field");
        await TypeAsync(field, "other");

        Assert.Equal(["http://localhost/events?search=other", "http://localhost/events?search=paid%20now"], Steps.Select(step => new Uri(new Uri("http://localhost/"), step.Uri).AbsoluteUri));
    }

    [Theory]
    [InlineData("paid $.amount >> 5", "Character 16: Write a value", ">")]
    [InlineData("say \"hello", "Character 5: The quote that begins here is not closed.", "\"")]
    [InlineData("endpoint:no/slug", "Character 10: endpoint is 'no/slug'", "n")]
    [InlineData("$.amount = ", "At the end: Write a value", " ")]
    public async Task Text_WithAFault_SaysWhereAndKeepsTheLastSearch(string text, string told, string marked)
    {
        var field = Render(EventsView.All);
        await TypeAsync(field, "paid");

        await field.InputAsync(Field, text);
        await field.ShowsAsync(() => Assert.StartsWith(told, field.Find("[data-testid=search-fault] p").TextContent, StringComparison.Ordinal), Pass);

        Assert.Equal(marked, field.Find("[data-testid=search-fault] mark").TextContent);
        Assert.Equal("true", field.Find(Field).GetAttribute("aria-invalid"));
        Assert.Single(Steps);
        await TypeAsync(field, "paid now");
        Assert.Empty(field.FindAll("[data-testid=search-fault]"));
        Assert.EndsWith("search=paid%20now", Steps.First().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_TooLongForAnAddress_IsAFault()
    {
        var field = Render(EventsView.All);

        await field.InputAsync(Field, string.Join(' ', Enumerable.Repeat(new string('字', 99), 10)));

        await field.ShowsAsync(() => Assert.Contains("too long", field.Find("[data-testid=search-fault]").TextContent, StringComparison.Ordinal), Pass);
        Assert.Empty(Steps);
    }

    [Fact]
    public async Task Address_BehindTheKeys_DoesNotUndoThem()
    {
        var field = Render(EventsView.All);
        await TypeAsync(field, "paid");
        await TypeAsync(field, "paid now");
        var input = field.FindComponent<TextInput>().Instance;

        Show(field, "paid");
        Show(field, "paid now");

        Assert.Same(input, field.FindComponent<TextInput>().Instance);
    }

    [Fact]
    public async Task Address_ChangedElsewhere_ReplacesTheText()
    {
        var field = Render(EventsView.All with { Search = new(["not found"]) });
        Assert.Equal("\"not found\"", field.Find(Field).GetAttribute("value"));
        await TypeAsync(field, "paid endpoint:inbox");
        Show(field, "paid", "inbox");
        Assert.Equal("\"not found\"", field.Find(Field).GetAttribute("value"));

        Show(field, "paid");

        Assert.Equal("paid", field.Find(Field).GetAttribute("value"));
        await TypeAsync(field, "paid now");
        Assert.EndsWith("events?search=paid%20now", Steps.First().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_ClearedBeforeThePauseEnds_StaysClearedAndTheTextCounts()
    {
        var field = Render(EventsView.All with { Method = "PUT" });
        await field.InputAsync(Field, "paid");

        field.Render(parameters => parameters.Add(one => one.View, EventsView.All));
        await field.ShowsAsync(() => Assert.Single(Steps), Pass);

        Assert.EndsWith("events?search=paid", Steps.Single().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_FieldEntered_KnowThePathsOfTheLastEventsAndGoWithTheFocus()
    {
        _context.EventLog.Add(AnEvent.To("inbox").WithBody("""{"amount": 50}"""));
        var field = Render(EventsView.All);

        await field.EnterAsync(".search-field");
        await field.InputAsync(Field, "paid $");
        await field.ShowsAsync(() => Assert.Equal(
            [("5", "$.amount ")], field.FindAll("[role=option]").Select(option => (option.GetAttribute("data-start"), option.GetAttribute("data-text")))));
        await field.ExitAsync(".search-field");

        Assert.Empty(field.FindAll("[role=listbox]"));
    }

    [Fact]
    public async Task Suggestions_LogNotReadable_StillOfferTheNames()
    {
        _context.EventLog.Fault = new IOException("disk");
        var field = Render(EventsView.All);

        await field.EnterAsync(".search-field");

        Assert.Contains("endpoint:", field.FindAll("[role=option]").Select(option => option.GetAttribute("data-text")));
    }

    private BunitNavigationManager Navigation => (BunitNavigationManager)_context.Services.GetRequiredService<NavigationManager>();

    private string Address => Navigation.Uri;

    /// <summary>The steps in the browser's history, the last one first.</summary>
    private IReadOnlyCollection<NavigationHistory> Steps => [.. Navigation.History];

    private IRenderedComponent<SearchField> Render(EventsView view, EventId? open = null) => _context.Render<SearchField>(parameters => parameters
        .Add(one => one.View, view)
        .Add(one => one.Open, open));

    private static void Show(IRenderedComponent<SearchField> field, string search, params string[] endpoints) => field.Render(
        parameters => parameters.Add(one => one.View, EventsView.Parse($"?search={Uri.EscapeDataString(search)}{string.Concat(endpoints.Select(endpoint => $"&endpoint={endpoint}"))}")));

    private void Pass() => _context.Clock.Advance(SearchField.Pause);

    private async Task TypeAsync(IRenderedComponent<SearchField> field, string text)
    {
        var before = Address;
        await field.InputAsync(Field, text);
        await field.ShowsAsync(() => Assert.NotEqual(before, Address), Pass);
    }
}
