using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Events.Comparing;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Comparing;

public sealed class EventComparisonPageTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Page_TwoEvents_ShowsWhatTheRightOneAddsAndLacks()
    {
        var left = Add(AnEvent.To("inbox").By("PUT").Under("/hooks/inbox/a").WithHeader("X-Old", "1").WithHeader("Accept", "*/*").WithBody("""{"a":1,"b":2}"""));
        var right = Add(AnEvent.To("inbox").Under("/hooks/inbox/b").WithHeader("accept", "*/*").WithHeader("X-New", "2").WithBody("""{"a":1,"c":3}"""));

        var page = await OpenAsync(right.Id, left.Id);

        Assert.Equal("6 differences", Position(page));
        Assert.Equal(["~ Method PUT POST", "~ Path /hooks/inbox/a /hooks/inbox/b", "+ X-New 2", "− X-Old 1"], Rows(page));
        Assert.Contains("+ added: \"c\": 3", Flat(page.Find("[data-testid=body-differences]")), StringComparison.Ordinal);
        Assert.Contains("− removed: \"b\": 2", Flat(page.Find("[data-testid=body-differences]")), StringComparison.Ordinal);
        Assert.Contains("1 unchanged header", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TheSameEventTwice_HasNoDifferences()
    {
        var only = Add(AnEvent.To("inbox").WithHeader("A", "b"));

        var page = await OpenAsync(only.Id, only.Id);

        Assert.Equal("No differences", Position(page));
        Assert.Contains("identical, byte for byte", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Find("[aria-keyshortcuts=n]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Page_Steps_GoThroughAllDifferencesFromTheTop()
    {
        var left = Add(AnEvent.To("inbox").By("PUT").WithHeader("A", "1").WithBody("""{"a":1}"""));
        var right = Add(AnEvent.To("inbox").WithHeader("A", "2").WithBody("""{"a":2}"""));
        var page = await OpenAsync(right.Id, left.Id);

        await page.ClickAsync("[aria-keyshortcuts=n]");
        Assert.Equal("1 of 3 differences · changed: Method", Position(page));
        await page.ClickAsync("[aria-keyshortcuts=n]");
        Assert.Equal("2 of 3 differences · changed: header A", Position(page));
        await page.ClickAsync("[aria-keyshortcuts=n]");
        Assert.Equal("3 of 3 differences · changed: $.a", Position(page));
        Assert.Equal("2", page.Find(".current").GetAttribute("data-difference"));
        await page.ClickAsync("[aria-keyshortcuts=n]");
        Assert.Equal("3 of 3 differences · changed: $.a", Position(page));
        await page.ClickAsync("[aria-keyshortcuts=p]");
        Assert.Equal("2 of 3 differences · changed: header A", Position(page));
    }

    [Fact]
    public async Task Page_Secrets_AreShownOnRequest()
    {
        var left = Add(AnEvent.To("inbox").WithHeader("Authorization", "Bearer one"));
        var right = Add(AnEvent.To("inbox").WithHeader("Authorization", "Bearer two"));
        var page = await OpenAsync(right.Id, left.Id);

        Assert.DoesNotContain("Bearer", page.Markup, StringComparison.Ordinal);
        await page.ClickAsync("[aria-label='Show the values of Authorization']");

        Assert.Equal(["~ Authorization Bearer one Bearer two"], Rows(page));
    }

    [Fact]
    public async Task Page_WithoutOther_GoesToThePreviousOfItsTypeAtItsEndpoint()
    {
        var previous = Add(AnEvent.To("inbox").OfType("a"));
        Add(AnEvent.To("payment").OfType("a"));
        Add(AnEvent.To("inbox").OfType("b"));
        Add(AnEvent.To("inbox").OfType(null));
        var open = Add(AnEvent.To("inbox").OfType("a"));
        Add(AnEvent.To("inbox").OfType("a"));

        await GoesToAsync(open, previous, "?verdict=valid");
    }

    [Fact]
    public async Task Page_WithoutOtherAndWithoutType_GoesToThePreviousWithoutType()
    {
        var previous = Add(AnEvent.To("inbox").OfType(null));
        Add(AnEvent.To("inbox").OfType("b"));

        await GoesToAsync(Add(AnEvent.To("inbox").OfType(null)), previous, "");
    }

    [Fact]
    public async Task Page_SearchForThePreviousTakesLong_GoesOn()
    {
        var previous = Add(AnEvent.To("inbox").OfType("a"));
        for (var i = 0; i < 10; i++)
        {
            Add(AnEvent.To("inbox").OfType("b"));
        }

        _context.EventLog.LooksAt = 3;

        await GoesToAsync(Add(AnEvent.To("inbox").OfType("a")), previous, "");
    }

    [Fact]
    public async Task Page_NoPrevious_SaysSo()
    {
        Add(AnEvent.To("inbox").OfType("b"));
        var open = Add(AnEvent.To("inbox").OfType("a"));

        var page = Render(open.Id.ToString(), null, "");

        await page.ShowsAsync(() => Assert.Contains($"Event {open.Sequence} is the oldest that is stored of type a at the endpoint inbox.", Flat(page.Find(".empty")), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Page_EventIsGone_SaysWhichOne(bool hasRight, bool hasLeft)
    {
        var (right, left) = (Add(AnEvent.To("inbox")), Add(AnEvent.To("inbox")));
        foreach (var gone in new[] { hasRight ? null : right, hasLeft ? null : left }.OfType<EventSummary>())
        {
            _context.EventLog.Remove(gone.Id);
        }

        var page = Render(right.Id.ToString(), left.Id.ToString(), "");

        await page.ShowsAsync(() => Assert.Equal(
            new[] { hasRight ? null : right, hasLeft ? null : left }.OfType<EventSummary>().Select(gone => gone.Id.ToString()),
            page.FindAll(".empty code").Select(code => code.TextContent)));
        Assert.Equal(hasRight ? $"events/{right.Id}" : hasLeft ? $"events/{left.Id}" : "events", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WrongAddress_SaysSo()
    {
        var page = Render("x", "y", "");

        await page.ShowsAsync(() => Assert.Equal(["x", "y"], page.FindAll(".empty code").Select(code => code.TextContent)));
    }

    [Fact]
    public async Task Page_EventIsDeletedWhileOpen_SaysWhichOneAndStaysReadable()
    {
        var left = Add(AnEvent.To("inbox").WithBody("""{"a":1}"""));
        var right = Add(AnEvent.To("inbox").WithBody("""{"a":2}"""));
        var page = await OpenAsync(right.Id, left.Id);

        await _context.EventLog.DeleteAsync(left.Id, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(
            () => Assert.Contains($"Event {left.Sequence} was deleted.", page.Find(".scroll ~ [role=alert]").TextContent, StringComparison.Ordinal),
            () => _context.Clock.Advance(StatisticsWatch.Idle));
        Assert.Contains("1 → now", Flat(page.Find("[data-testid=body-differences]")).Replace("2", "now", StringComparison.Ordinal), StringComparison.Ordinal);

        await _context.EventLog.DeleteAsync(right.Id, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(
            () => Assert.Contains("Both events were deleted.", page.Find(".scroll ~ [role=alert]").TextContent, StringComparison.Ordinal),
            () => _context.Clock.Advance(StatisticsWatch.Idle));
    }

    [Fact]
    public async Task Page_LargeBodies_ReadsAndComparesTheirFirstMebibyte()
    {
        var left = Add(AnEvent.To("inbox").WithBody(new string('x', 3_000_000)));
        var right = Add(AnEvent.To("inbox").WithBody(new string('x', 3_000_001)));

        var page = await OpenAsync(right.Id, left.Id);

        Assert.Equal(ComparedBody.MaxRead, _context.EventLog.LargestRead);
        Assert.Contains("Only the first 1 MiB of each body was compared", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SwapAndLinks_KeepTheFiltersOnlyWhereOnesOwnWayGoesOn()
    {
        var (left, right) = (Add(AnEvent.To("inbox")), Add(AnEvent.To("inbox")));

        var page = await OpenAsync(right.Id, left.Id, "?endpoint=inbox");

        Assert.Equal($"events/{left.Id}/compare/{right.Id}?endpoint=inbox", page.Find("[aria-keyshortcuts=s]").GetAttribute("href"));
        Assert.EndsWith($"events/{right.Id}/compare/{left.Id}", page.Find("[aria-label='Copy link to this comparison']").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ReadFails_SaysSoAndRetries()
    {
        var open = Add(AnEvent.To("inbox"));
        var previous = open;
        open = Add(AnEvent.To("inbox"));
        _context.EventLog.Fault = new IOException("disk");
        var page = Render(open.Id.ToString(), null, "");
        await page.ShowsAsync(() => Assert.Contains("Couldn't read the events", page.Markup, StringComparison.Ordinal));

        _context.EventLog.Fault = null;
        await page.ClickAsync(".empty button");

        await LeadsToAsync(open, previous, "");
    }

    private static string Flat(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The rows of the tables that differ, without what is for screen readers alone.</summary>
    private static IEnumerable<string> Rows(IRenderedComponent<EventComparisonPage> page) => page.FindAll("tr[data-difference]").Select(row => string.Join(
        ' ',
        row.QuerySelectorAll("[aria-hidden], th, code").Select(Flat)));

    private static string Position(IRenderedComponent<EventComparisonPage> page) => page.Find("[data-testid=difference-position]").TextContent.Trim();

    private EventSummary Add(AnEvent one) => _context.EventLog.Add(one);

    private async Task<IRenderedComponent<EventComparisonPage>> OpenAsync(EventId right, EventId left, string query = "")
    {
        var page = Render(right.ToString(), left.ToString(), query);
        await page.ShowsAsync(() => page.Find("[data-testid=body-differences]"));
        return page;
    }

    private async Task GoesToAsync(EventSummary open, EventSummary previous, string query)
    {
        Render(open.Id.ToString(), null, query);
        await LeadsToAsync(open, previous, query);
    }

    private Task LeadsToAsync(EventSummary open, EventSummary previous, string query) =>
        Until.TrueAsync(() => _context.Services.GetRequiredService<NavigationManager>().Uri.EndsWith($"events/{open.Id}/compare/{previous.Id}{query}", StringComparison.Ordinal));

    private IRenderedComponent<EventComparisonPage> Render(string id, string? other, string query)
    {
        _ = _context.Popovers;
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo($"events/{id}/compare{(other is null ? "" : "/" + other)}{query}");
        return _context.Render<EventComparisonPage>(parameters => parameters.Add(page => page.Id, id).Add(page => page.Other, other));
    }
}
