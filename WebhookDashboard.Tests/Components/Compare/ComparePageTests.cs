using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Components.Pages.Compare.Picture;
using WebhookDashboard.Events;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.Compare;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class ComparePageTests : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly CountedClock _clock = new();
    private readonly ScriptedLedger _ledger = new();
    private readonly ScriptedShop _shop;

    /// <summary>MudBlazor's own timers.</summary>
    private readonly int _idleTimers;

    public ComparePageTests()
    {
        _shop = new ScriptedShop(_clock);
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices();
        _context.Services.AddSingleton<TimeProvider>(_clock);
        _context.Services.AddSingleton<IShopLedger>(_ledger);
        _context.Services.AddSingleton<IShopClient>(_shop);
        _context.Services.AddSingleton<IEventLog, MemoryLog>();
        _context.Services.AddSingleton<CompareRunFactory>();
        _context.Services.AddScoped<LiveView>();
        _context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _context.Render<MudPopoverProvider>();
        _idleTimers = _clock.Timers;
    }

    private LiveView Live => _context.Services.GetRequiredService<LiveView>();

    [Fact]
    public void Page_BeforeTheFirstRun_ExplainsItselfAndOffersAStart()
    {
        var page = _context.Render<ComparePage>();

        Assert.Contains("polls", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=compare-start]"));
        Assert.Empty(page.FindAll("[data-testid=compare-pull-staleness]"));
        Assert.Equal(_idleTimers, _clock.Timers);
    }

    [Fact]
    public async Task Start_ChangePolled_ShowsTheFiguresOfBothSides()
    {
        var page = await StartAsync();
        _ledger.Tell(new LedgerLine.Changed(1, 9, _clock.GetUtcNow(), "\"v1\"", "msg_1", Lost: true));
        _shop.Tag = "\"v1\"";

        await ShowsAsync(page, () => Assert.NotEqual("–", page.Find("[data-testid=compare-pull-staleness]").TextContent));

        Assert.Equal("–", page.Find("[data-testid=compare-push-staleness]").TextContent);
        Assert.Contains("behind", page.Find(".state .at-push.stale").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 was lost", page.Find("#compare-sentence").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Stop_DuringARun_LeavesOnlyTheFigures()
    {
        var page = await StartAsync();

        await page.ClickAsync("[data-testid=compare-stop]");

        Assert.NotNull(page.Find("[data-testid=compare-pull-staleness]"));
        Assert.NotNull(page.Find("[data-testid=compare-start]"));
        Assert.Equal("The run ended before the shop changed anything.", page.Find("#compare-sentence").TextContent.Trim());
        await EndsAsync();
    }

    [Fact]
    public async Task Run_StartedAndEnded_IsAnnouncedOnceEach()
    {
        var page = _context.Render<ComparePage>();
        Assert.Empty(page.Announced());

        await page.ClickAsync("[data-testid=compare-start]");
        Assert.Equal("The run is under way.", page.Announced());
        _ledger.Tell(new LedgerLine.Opened("1001", 10, "\"v0\""));
        await ShowsAsync(page, () => Assert.NotNull(page.Find(".plot")));

        await page.ClickAsync("[data-testid=compare-stop]");
        Assert.StartsWith("The run ended after 0:0", page.Announced(), StringComparison.Ordinal);
        Assert.Empty(page.Announced(".control-bar + [role=status]"));
    }

    [Fact]
    public async Task Dispose_RunningAndPaused_LeavesNothingBehind()
    {
        var page = await StartAsync();
        await page.ClickAsync(".pause");
        Assert.True(Live.IsPaused);

        await _context.DisposeComponentsAsync();

        await Until.TrueAsync(() => _clock.Timers <= _idleTimers && !_ledger.IsRead);
        Assert.False(Live.IsPaused);
        var asked = _shop.Asked;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(asked, _shop.Asked);
    }

    [Fact]
    public async Task Reset_DuringARun_ReturnsToTheInitialState()
    {
        var page = await StartAsync();

        await page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Reset"));

        Assert.NotNull(page.Find(".empty"));
        await EndsAsync();
    }

    [Fact]
    public async Task Start_ShopRefuses_ShowsItsSentenceAndRetries()
    {
        var page = _context.Render<ComparePage>();
        _ledger.Break("The shop refuses the key.");

        await page.ClickAsync("[data-testid=compare-start]");
        await ShowsAsync(page, () => Assert.Single(page.FindAll("[role=alert]")));

        Assert.Equal("The shop refuses the key.", page.Find("[role=alert]").TextContent);
        Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == "Retry");
    }

    [Fact]
    public async Task Run_BrokenOff_KeepsItsFiguresAndSaysWhy()
    {
        var page = await StartAsync();

        _ledger.Break("The connection to the shop was lost. Start again.");
        await ShowsAsync(page, () => Assert.Single(page.FindAll("[role=alert]")));

        Assert.Contains("was lost", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=compare-pull-staleness]"));
    }

    [Fact]
    public async Task Run_EndedBetweenTwoSteps_IsShownAsEndedTogetherWithItsFinalFigures()
    {
        var page = await StartAsync();
        _ledger.Tell(new LedgerLine.Changed(1, 9, _clock.GetUtcNow(), "\"v1\"", "msg_1", Lost: true));
        _ledger.Break("The connection to the shop was lost. Start again.");
        await Until.EqualAsync(_idleTimers + 1, () => _clock.Timers); // The next step's.

        page.Render();
        Assert.NotNull(page.Find("[data-testid=compare-stop]"));
        Assert.Empty(page.FindAll("[role=alert]"));

        await ShowsAsync(page, () => Assert.NotNull(page.Find("[data-testid=compare-start]")));
        Assert.Contains("1 was lost", page.Find("#compare-sentence").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Run_EndsWhilePaused_EndsThePauseAndShowsTheFinalFigures()
    {
        var page = await StartAsync();
        await page.ClickAsync(".pause");
        _ledger.Tell(new LedgerLine.Changed(1, 9, _clock.GetUtcNow(), "\"v1\"", "msg_1", Lost: true));
        _ledger.Break("The connection to the shop was lost. Start again.");

        await ShowsAsync(page, () => Assert.NotNull(page.Find("[data-testid=compare-start]")));

        Assert.False(Live.IsPaused);
        Assert.Contains("1 was lost", page.Find("#compare-sentence").TextContent, StringComparison.Ordinal);
        Assert.Equal("Pause", page.Find(".pause").TextContent.Trim());
    }

    [Fact]
    public async Task Look_DuringARun_PausesAndTheButtonSaysSo()
    {
        var page = await StartAsync();
        var picture = page.FindComponent<ComparePicture>();
        Assert.Equal("Pause", page.Find(".pause").TextContent.Trim());

        await page.InvokeAsync(() => picture.Instance.OnLook.InvokeAsync(true));
        Assert.True(Live.IsPaused);
        Assert.Equal("Keep paused", page.Find(".pause").TextContent.Trim());

        await page.InvokeAsync(() => picture.Instance.OnLook.InvokeAsync(false));
        Assert.Equal("Pause", page.Find(".pause").TextContent.Trim());
    }

    [Fact]
    public async Task Pause_DuringARun_FreezesTheFiguresUntilResumed()
    {
        var page = await StartAsync();
        await page.ClickAsync(".pause");
        Assert.True(Live.IsPaused);
        _ledger.Tell(new LedgerLine.Changed(1, 9, _clock.GetUtcNow(), "\"v1\"", "msg_1", Lost: true));
        _shop.Tag = "\"v1\"";
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Until.TrueAsync(() => _shop.Asked > 0);
        _clock.Advance(CompareSession.Step);
        Assert.Equal("–", page.Find("[data-testid=compare-pull-staleness]").TextContent);

        await page.ClickAsync(".pause");

        Assert.False(Live.IsPaused);
        await ShowsAsync(page, () => Assert.NotEqual("–", page.Find("[data-testid=compare-pull-staleness]").TextContent));
    }

    [Theory]
    [InlineData(120, "60 s")]
    [InlineData(121, "10 s")]
    public async Task Picture_OfARunWithMoreChangesThanAMinuteHasRoomFor_ShowsTenSeconds(int perMinute, string shown)
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo($"compare?changes={perMinute}");
        var page = await StartAsync();
        Assert.Equal(shown, page.Find(".view-switch [aria-pressed=true]").TextContent);

        await page.ClickAsync(".view-switch [aria-pressed=false]");

        Assert.NotEqual(shown, page.Find(".view-switch [aria-pressed=true]").TextContent);
        Assert.StartsWith($"The last {page.Find(".view-switch [aria-pressed=true]").TextContent[..2]} seconds", page.Find(".plot").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_OutOfBounds_IsCorrectedAndShown()
    {
        var page = _context.Render<ComparePage>();

        await page.ChangeAsync("[role=spinbutton]", "99");

        Assert.Equal("60", page.Find("[role=spinbutton]").GetAttribute("value"));
        Assert.Contains("0.2 to 60 s", page.Announced(".control-bar + [role=status]"), StringComparison.Ordinal);
        Assert.Contains("poll=60", _context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "60")]
    [InlineData("", "3")]
    public async Task Setting_CorrectedToTheNumberBefore_IsShownAgain(string typed, string used)
    {
        var page = _context.Render<ComparePage>();
        await page.ChangeAsync("[role=spinbutton]", used);

        await page.ChangeAsync("[role=spinbutton]", typed);

        Assert.Equal(used, page.Find("[role=spinbutton]").GetAttribute("value"));
        Assert.NotNull(page.Find(".notice"));
    }

    [Fact]
    public void Page_OpenedByALink_HasItsSettings()
    {
        _context.Services.GetRequiredService<NavigationManager>().NavigateTo("compare?poll=5&changes=12&conditional=true&lost=15&reconcile=20");

        var page = _context.Render<ComparePage>();

        Assert.Equal(["5", "12", "15", "20"], page.FindAll("[role=spinbutton]").Select(input => input.GetAttribute("value")));
        Assert.Equal([true, true], page.FindAll("input[type=checkbox]").Select(input => input.HasAttribute("checked")));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private async Task<IRenderedComponent<ComparePage>> StartAsync()
    {
        var page = _context.Render<ComparePage>();
        await page.ClickAsync("[data-testid=compare-start]");
        _ledger.Tell(new LedgerLine.Opened("1001", 10, "\"v0\""));
        await ShowsAsync(page, () => Assert.DoesNotContain("Starting", page.Find("#compare-sentence").TextContent, StringComparison.Ordinal));
        return page;
    }

    private Task ShowsAsync(IRenderedComponent<ComparePage> page, Action assertion) => page.ShowsAsync(assertion, Pass);

    /// <summary>The page notices the end at its next step.</summary>
    private Task EndsAsync() => Until.EqualAsync((_idleTimers, false), () =>
    {
        Pass();
        return (_clock.Timers, _ledger.IsRead);
    });

    private void Pass() => _clock.Advance(CompareSession.Step);
}
