using Bunit;
using WebhookDashboard.Components.Pages.Events.Transfer;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Sample;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Transfer;

/// <summary>Export and import on the page Events.</summary>
public sealed class TransferTests : IAsyncDisposable
{
    private const string Menu = "[aria-label='Pinned, export, import']";

    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Export_Filtered_DownloadsWhatTheFiltersShow()
    {
        _pages.Log.Add(AnEvent.To("inbox").By("PUT"));
        var page = _pages.Open("events?endpoint=inbox&method=PUT");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));

        await page.PickAsync(Menu, "Export…");

        await _pages.Dialogs.ShowsAsync(() => Assert.Equal("api/v1/events/export?format=ndjson&endpoint=inbox&method=PUT", Download()));
        Assert.Contains("The events that match the filters (1)", _pages.Dialogs.Markup, StringComparison.Ordinal);
        await _pages.Dialogs.ClickAsync(() => _pages.Dialogs.FindAll("input[type=radio]")[1]);
        await _pages.Dialogs.ShowsAsync(() => Assert.Equal("api/v1/events/export?format=har&endpoint=inbox&method=PUT", Download()));
    }

    [Fact]
    public async Task Export_ComparisonsHidden_LeavesThemOut()
    {
        var page = _pages.Open("events?comparisons=hidden");

        await page.PickAsync(Menu, "Export…");

        await _pages.Dialogs.ShowsAsync(() => Assert.Equal($"api/v1/events/export?format=ndjson&exceptType={SimulatedEvents.Type}", Download()));
    }

    [Fact]
    public void Address_AnyFilter_SaysAllOfIt()
    {
        var filter = FilterText.Read("paid \"not found\" $.amount > 50 endpoint:inbox type:order.* verdict:valid minSize:2 duplicates:hide pinned:true", out _)!;

        Assert.Equal(
            "api/v1/events/export?format=har&endpoint=inbox&type=order.%2A&verdict=valid&minSize=2&duplicates=hide&pinned=true"
            + "&search=paid%20%22not%20found%22&where=%24.amount%20%3E%2050",
            ExportAddress.Of(filter, "har"));
    }

    [Fact]
    public async Task Import_AsTheBrowserTells_ShowsProgressResultAndFault()
    {
        var page = _pages.Open("events");
        await page.PickAsync(Menu, "Import…");
        await _pages.Dialogs.ShowsAsync(() => _pages.Dialogs.Find("input[type=file]"));
        var dialog = _pages.Dialogs.FindComponent<ImportDialog>();

        await dialog.InvokeAsync(() => dialog.Instance.Told(new ImportProgress(500, 1_000, 1_200, 3, 0, IsDone: false)));
        Assert.Equal("Importing. 1,200 imported, 3 stored before.", Result());
        Assert.Equal("50", _pages.Dialogs.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Contains("Stop", Buttons());
        Assert.Equal(("true", false), Import()); // A disabled button would lose the focus.

        await dialog.InvokeAsync(() => dialog.Instance.Told(new ImportProgress(1_000, 1_000, 2_000, 3, 4, IsDone: true)));
        Assert.StartsWith("Done. 2,000 imported, 3 stored before. 4 left out: they are older", Result(), StringComparison.Ordinal);
        Assert.Contains("Close", Buttons());
        Assert.Equal((null, false), Import());

        await dialog.InvokeAsync(() => dialog.Instance.Told(new ImportProgress(1_000, 1_000, 2_000, 3, 1, IsDone: true)));
        Assert.EndsWith("1 left out: it is older than the log or its endpoint keeps, and not pinned.", Result(), StringComparison.Ordinal);

        await dialog.InvokeAsync(() => dialog.Instance.Told(new ImportProgress(0, 1_000, 16, 0, 0, IsDone: true, "Line 17: It is not JSON.")));
        Assert.Equal("Stopped. 16 imported, 0 stored before.", Result());
        Assert.Contains("Line 17: It is not JSON.", _pages.Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private string? Download() => _pages.Dialogs.Find("a[download]").GetAttribute("href");

    private string Result() => _pages.Dialogs.Find("[data-testid=import-result]").TextContent.Trim();

    private (string? Busy, bool IsDisabled) Import()
    {
        var button = _pages.Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Import");
        return (button.GetAttribute("aria-busy"), button.HasAttribute("disabled"));
    }

    private IEnumerable<string> Buttons() => _pages.Dialogs.FindAll("button").Select(button => button.TextContent.Trim());
}
