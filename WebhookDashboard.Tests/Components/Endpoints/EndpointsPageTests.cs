using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Components.Pages.Endpoints.List;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

public sealed class EndpointsPageTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Create_NameGiven_SuggestsAnAddressAndOpensTheNewEndpoint()
    {
        var form = _context.Render<NewEndpoint>();

        await form.FillAsync("#new-name", "Shop orders (EU)");
        Assert.Equal("shop-orders-eu", form.Find("#new-slug").GetAttribute("placeholder"));
        await form.SubmitAsync("form");

        Assert.Equal("Shop orders (EU)", Assert.Single(_context.Directory.All).Name);
        Assert.EndsWith("/endpoints/shop-orders-eu", Address(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_DatabaseRefuses_SaysSoAndKeepsWhatWasTyped()
    {
        var snackbars = _context.Render<MudBlazor.MudSnackbarProvider>();
        var form = _context.Render<NewEndpoint>();
        await form.FillAsync("#new-name", "Orders");
        _context.Directory.Fault = new IOException("disk");

        await form.SubmitAsync("form");

        await snackbars.ShowsAsync(() => Assert.Contains("create the endpoint. The database didn", snackbars.Markup, StringComparison.Ordinal));
        _context.Directory.Fault = null;
        await form.SubmitAsync("form");
        Assert.Equal("Orders", Assert.Single(_context.Directory.All).Name);
    }

    [Fact]
    public async Task List_UnreadableSecret_IsMarked()
    {
        await _context.Directory.CreateAsync(
            new WebhookEndpoint
            {
                Slug = EndpointSlug.Parse("payment"),
                Name = "Payments",
                Signature = new SignatureSettings { Scheme = SignatureScheme.StandardWebhooks, UnreadableSecrets = ["sealed:x"] },
            },
            CancellationToken.None);

        var list = _context.Render<EndpointsPage>();

        Assert.Equal("unreadable", list.Find("td.signature .chip").TextContent);
    }

    [Fact]
    public async Task Create_NoName_SaysSoAndCreatesNothing()
    {
        var form = _context.Render<NewEndpoint>();

        await form.InputAsync("#new-slug", "orders");
        await form.SubmitAsync("form");

        Assert.Contains("Enter a name", form.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Empty(_context.Directory.All);
    }

    [Fact]
    public async Task Create_SchemeAndGeneratedSecret_ShowsWhatToEnterAtTheProvider()
    {
        var form = _context.Render<NewEndpoint>();
        await form.InputAsync("#new-name", "GitHub");
        await form.ChooseAsync("#new-scheme", "GitHub");

        await form.SubmitAsync("form");
        Assert.Contains("needs at least one secret", form.Find("form").TextContent, StringComparison.Ordinal);
        await form.ClickAsync(() => form.FindAll("button").Single(button => button.TextContent.Contains("Generate", StringComparison.Ordinal)));
        await form.SubmitAsync("form");

        var signature = Assert.Single(_context.Directory.All).Signature;
        var shown = form.Find("[data-testid=created-endpoint]").TextContent;
        Assert.Equal(SignatureScheme.GitHub, signature.Scheme);
        Assert.Contains("http://localhost/hooks/github", shown, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(signature.Secrets), shown, StringComparison.Ordinal);
        Assert.Contains("application/json", shown, StringComparison.Ordinal);
        Assert.NotNull(form.Find("a[href='endpoints/github']"));

        await _context.Directory.DeleteAsync(EndpointSlug.Parse("github"), Xunit.TestContext.Current.CancellationToken);

        await form.ShowsAsync(() => Assert.Contains("GitHub was deleted", form.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.All(form.FindAll(".created button"), button => Assert.True(button.HasAttribute("disabled"), button.OuterHtml));
        Assert.Empty(form.FindAll("a[href='endpoints/github']"));
    }

    [Fact]
    public async Task Create_NameWithoutALetterOfAnAddress_AsksForOne()
    {
        var form = _context.Render<NewEndpoint>();

        await form.FillAsync("#new-name", "支払い");
        await form.SubmitAsync("form");

        Assert.Contains($"Use {EndpointSlug.Rule}", form.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Empty(_context.Directory.All);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("päyments")]
    [InlineData("a/b")]
    public async Task Create_InvalidAddress_SaysWhatIsAllowed(string slug)
    {
        var form = _context.Render<NewEndpoint>();

        await form.FillAsync("#new-name", "Payments");
        await form.InputAsync("#new-slug", slug);
        await form.SubmitAsync("form");

        Assert.Contains($"Use {EndpointSlug.Rule}", form.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Empty(_context.Directory.All);
    }

    [Fact]
    public async Task Create_AddressTaken_NamesWhoHasIt()
    {
        _context.Directory.With("payment", "Payments");
        var form = _context.Render<NewEndpoint>();

        await form.InputAsync("#new-name", "Other");
        await form.InputAsync("#new-slug", "PAYMENT");
        await form.SubmitAsync("form");

        Assert.Contains("taken by Payments", form.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Single(_context.Directory.All);
    }

    [Fact]
    public async Task Create_TakenName_SuggestsAFreeAddress()
    {
        _context.Directory.With("payments");
        var form = _context.Render<NewEndpoint>();

        await form.FillAsync("#new-name", "Payments");

        Assert.Equal("payments-2", form.Find("#new-slug").GetAttribute("placeholder"));
    }

    [Fact]
    public async Task Create_Unguessable_FillsInALongAddress()
    {
        var form = _context.Render<NewEndpoint>();

        await form.ClickAsync(() => form.FindAll("button").Single(button => button.TextContent.Contains("Random address", StringComparison.Ordinal)));

        Assert.Equal(20, form.Find("#new-slug").GetAttribute("value")!.Length);
    }

    [Fact]
    public void List_EndpointsThere_ShowsTheirUrls()
    {
        _context.Directory.With("inbox").With("payment");

        var page = _context.Render<EndpointsPage>();

        Assert.Equal(
            ["http://localhost/hooks/inbox", "http://localhost/hooks/payment"],
            page.FindAll("[data-testid=endpoint-url]").Select(url => url.TextContent));
    }

    [Fact]
    public async Task List_Searched_ShowsMatchingNamesAndUrlsAndKeepsThemInTheAddress()
    {
        _context.Directory.With("inbox", "Inbox").With("payment", "Payments").With("x-pay", "Other");
        var page = _context.Render<EndpointsPage>();

        await page.InputAsync("[aria-label='Search endpoints']", "PAY");

        Assert.Equal(["Other", "Payments"], Names(page));
        Assert.Contains("2 of 3 endpoints", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?search=PAY", Address(), StringComparison.Ordinal);

        await page.InputAsync("[aria-label='Search endpoints']", "nothing");
        await page.ChangeAsync("[aria-label='Search endpoints']", "nothing");
        await page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Clear search"));
        Assert.Equal(["Inbox", "Other", "Payments"], Names(page));
        Assert.Equal("", page.Find("[aria-label='Search endpoints']").GetAttribute("value") ?? "");
        _context.JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task List_Sorted_KeepsItsOrderWhileFiguresChange()
    {
        _context.Directory.With("a").With("b");
        _context.Statistics.Now = HandStatistics.Of(("a", 1), ("b", 2));
        var page = _context.Render<EndpointsPage>();
        await page.ShowsAsync(() => Assert.Contains("2", page.Find("td.kept").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal));
        Assert.Equal(["a", "b"], Names(page));

        await page.ChooseAsync("[aria-label='Sort by']", "Most stored");
        Assert.Equal(["b", "a"], Names(page));
        _context.Statistics.Now = HandStatistics.Of(("a", 9), ("b", 2));
        await page.ShowsAsync(
            () => Assert.Equal(["2", "9"], page.FindAll("td.kept a").Select(link => link.FirstChild!.TextContent)),
            () => _context.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(["b", "a"], Names(page));
    }

    [Fact]
    public void List_WithoutRejections_HasNoColumnForThem()
    {
        _context.Directory.With("inbox");
        _context.Statistics.Now = HandStatistics.Of(("inbox", 1));

        Assert.Empty(_context.Render<EndpointsPage>().FindAll(".refused"));
    }

    [Fact]
    public async Task Delete_Clicked_ShowsTheCountAndDeletesOnlyWhenConfirmed()
    {
        _context.Directory.With("payment", "Payments");
        _context.Statistics.Now = HandStatistics.Of(("payment", 1_234));
        var dialogs = _context.RenderDialogs();
        var page = _context.Render<EndpointsPage>();

        var keeping = page.PickAsync("[aria-label='More for Payments']", "Delete");
        await dialogs.ShowsAsync(() => Assert.Contains("1,234 events", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.ClickAsync(() => Button(dialogs, "Cancel"));
        await keeping;
        Assert.Single(_context.Directory.All);

        var deleting = page.PickAsync("[aria-label='More for Payments']", "Delete");
        await dialogs.ShowsAsync(() => Assert.True(Button(dialogs, "Delete endpoint").HasAttribute("disabled")));
        await dialogs.InputAsync("input", "Payments");
        await dialogs.ClickAsync(() => Button(dialogs, "Delete endpoint"));
        await deleting;
        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=endpoint-url]")));
        Assert.Single(_context.Directory.All); // It can still be undone.
        await page.ShowsAsync(() => Assert.Empty(_context.Directory.All), () => _context.Clock.Advance(PendingDeletions.Delay));
    }

    [Fact]
    public async Task Delete_EndpointWithoutEvents_WantsNoName()
    {
        _context.Directory.With("payment", "Payments");
        _context.Statistics.Now = HandStatistics.Of(("inbox", 1_234));
        var dialogs = _context.RenderDialogs();
        var page = _context.Render<EndpointsPage>();

        var keeping = page.PickAsync("[aria-label='More for Payments']", "Delete");

        await dialogs.ShowsAsync(() => Assert.False(Button(dialogs, "Delete endpoint").HasAttribute("disabled")));
        await dialogs.ClickAsync(() => Button(dialogs, "Cancel"));
        await keeping;
    }

    [Fact]
    public async Task Delete_Undone_KeepsTheEndpointAndShowsItAgain()
    {
        _context.Directory.With("payment", "Payments");
        _context.Statistics.Now = HandStatistics.Of(("payment", 100));
        var dialogs = _context.RenderDialogs();
        var snackbars = _context.Render<MudBlazor.MudSnackbarProvider>();
        var page = _context.Render<EndpointsPage>();

        var deleting = page.PickAsync("[aria-label='More for Payments']", "Delete");
        await dialogs.ShowsAsync(() => Button(dialogs, "Delete endpoint"));
        Assert.Empty(dialogs.FindAll("input"));
        await dialogs.ClickAsync(() => Button(dialogs, "Delete endpoint"));
        await deleting;
        await snackbars.ShowsAsync(() => snackbars.Find(".mud-snackbar-content-action button"));
        await snackbars.ClickAsync(".mud-snackbar-content-action button");

        await page.ShowsAsync(() => Assert.Single(page.FindAll("[data-testid=endpoint-url]")));
        _context.Clock.Advance(PendingDeletions.Delay);
        Assert.Single(_context.Directory.All);
    }

    [Fact]
    public Task Dispose_PageShown_StopsWatchingTheDirectory() =>
        _context.AssertLeavesAsync<EndpointsPage>(() => _context.Directory.Watchers);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static IElement Button(IRenderedComponent<MudBlazor.MudDialogProvider> dialogs, string text) =>
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static IEnumerable<string> Names(IRenderedComponent<EndpointsPage> page) =>
        page.FindAll("td.name a").Select(link => link.TextContent);

    private string Address() => _context.Services.GetRequiredService<NavigationManager>().Uri;
}
