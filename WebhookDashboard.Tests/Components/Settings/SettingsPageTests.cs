using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MudBlazor;
using WebhookDashboard.Access;
using WebhookDashboard.Access.Keys;
using WebhookDashboard.Access.Proxies;
using WebhookDashboard.Audit;
using WebhookDashboard.Components.Pages.Settings;
using WebhookDashboard.Components.Pages.Settings.Access;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Ingest;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Settings;

public sealed class SettingsPageTests : IAsyncDisposable
{
    private readonly HandKeys _keys = new();
    private readonly HandTrail _trail = new();
    private readonly HandHealth _checks = new();
    private readonly HandReaders _readers = new();
    private readonly ServiceStatuses _services = new();
    private readonly AccessOptions _access = new() { Token = "chosen" };
    private readonly ReverseProxyOptions _proxy = new();
    private readonly PublicAddressOptions _address = new();
    private readonly PageContext _context;

    public SettingsPageTests() => _context = new PageContext(services =>
    {
        services.AddSingleton<IApiKeys>(_keys);
        services.AddSingleton<IAuditTrail>(_trail);
        services.AddSingleton<HealthCheckService>(_checks);
        services.AddSingleton<IReaderStates>(_readers);
        services.AddSingleton<ISearchIndexer>(new HandIndexer());
        services.AddSingleton(_services);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(_access));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(_proxy));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(_address));
    });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void Keys_NoneYet_TeachesTheNextStep()
    {
        var page = _context.Render<SettingsPage>();

        Assert.Contains("curl -H \"Authorization: Bearer KEY\" http://localhost/api/v1/events", page.Markup.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_CreatedAndFromSettings_OnlyCreatedOnesCanBeRevoked()
    {
        _keys.With("deploy", id: 7, lastUsedAt: AnEvent.SomeTime).With("Access:ApiKeys:0");

        var rows = _context.Render<SettingsPage>().FindAll("[data-testid=key-row]");

        Assert.Equal(["deploy", "Access:ApiKeys:0"], rows.Select(row => row.QuerySelector("td")!.TextContent));
        Assert.Contains("from 203.0.113.9", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("from settings", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 0), (rows[0].QuerySelectorAll("button").Length, rows[1].QuerySelectorAll("button").Length));
    }

    [Fact]
    public async Task MakeKey_Named_ShowsItOnceAndForgetsItWhenDone()
    {
        var page = _context.Render<SettingsPage>();

        await page.ChangeAsync("#key-name", "deploy");
        Assert.Equal("deploy", page.FindComponent<FormDraft>().Instance.Draft);
        await page.SubmitAsync("form.make");
        await page.ShowsAsync(() => Assert.Equal("whd_the-whole-key", page.Find("[data-testid=made-key]").TextContent));
        Assert.Equal("", page.FindComponent<FormDraft>().Instance.Draft);
        Assert.Equal("whd_the-whole-key", page.Find(".made button.copy").GetAttribute("data-copy"));
        Assert.Equal("", page.Find("#key-name").GetAttribute("value") ?? "");

        await page.ClickAsync(() => page.FindAll(".made button").Single(button => button.TextContent == "Done"));
        await page.ShowsAsync(() => Assert.DoesNotContain("whd_the-whole-key", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MakeKey_RevokedElsewhere_IsNotOfferedAnyMore()
    {
        var page = _context.Render<SettingsPage>();
        await page.ChangeAsync("#key-name", "deploy");
        await page.SubmitAsync("form.make");
        await page.ShowsAsync(() => page.Find("[data-testid=made-key]"));

        await _keys.RevokeAsync(1, Xunit.TestContext.Current.CancellationToken);

        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=made-key]")));
    }

    [Fact]
    public async Task MakeKey_Refused_SaysWhyAndLeadsToTheField()
    {
        var page = _context.Render<SettingsPage>();

        await page.SubmitAsync("form.make");

        await page.ShowsAsync(() => Assert.Equal("Give a name.", page.Find("#key-fault").TextContent));
        Assert.Equal("true", page.Find("#key-name").GetAttribute("aria-invalid"));
        Assert.Equal(page.FindComponent<TextInput>().Instance.InputReference!.ElementReference, _context.JSInterop.VerifyFocusAsyncInvoke().Arguments[0]);
    }

    [Fact]
    public async Task Keys_DatabaseRefuses_SaysSoAndThatTheKeyStillWorks()
    {
        _keys.With("deploy", id: 7).Fault = new DbUpdateException();
        var dialogs = _context.RenderDialogs();
        var page = _context.Render<SettingsPage>();
        await page.ChangeAsync("#key-name", "other");

        await page.SubmitAsync("form.make");
        await page.ShowsAsync(() => Assert.Equal("The database didn't answer. Try again in a moment.", page.Find("#key-fault").TextContent));

        var revoking = page.ClickAsync("button[title='Revoke deploy']");
        await dialogs.ShowsAsync(() => dialogs.Find("button"));
        await dialogs.ClickAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Revoke key"));
        await revoking;
        await page.ShowsAsync(() => Assert.StartsWith("The key still works.", page.Find("#key-fault").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("[data-testid=key-row]"));
    }

    [Theory]
    [InlineData("Cancel", 1)]
    [InlineData("Revoke key", 0)]
    public async Task Revoke_Clicked_AsksFirst(string answer, int expected)
    {
        _keys.With("deploy", id: 7);
        var dialogs = _context.RenderDialogs();
        var page = _context.Render<SettingsPage>();

        var revoking = page.ClickAsync("button[title='Revoke deploy']");
        await dialogs.ShowsAsync(() => dialogs.Find("button"));
        await dialogs.ClickAsync(() => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == answer));
        await revoking;

        await page.ShowsAsync(() => Assert.Equal(expected, page.FindAll("[data-testid=key-row]").Count));
    }

    [Fact]
    public async Task Audit_ManyLines_PagesBothWaysAndFollowsOnTheFirstPage()
    {
        for (var i = 1; i <= AuditPart.PageSize + 5; i++)
        {
            await _trail.WriteAsync(AuditKind.Change, $"Change {i}.");
        }

        var page = _context.Render<SettingsPage>();
        await page.ShowsAsync(() => Assert.Equal(AuditPart.PageSize, Lines(page).Count));
        Assert.Equal("Change 30.", Lines(page)[0]);
        Assert.True(Button(page, "Newer").HasAttribute("disabled"));

        await page.ClickAsync(() => Button(page, "Older"));
        await page.ShowsAsync(() => Assert.Equal(["Change 5.", "Change 4.", "Change 3.", "Change 2.", "Change 1."], Lines(page)));
        Assert.True(Button(page, "Older").HasAttribute("disabled"));

        await page.ClickAsync(() => Button(page, "Newer"));
        await page.ShowsAsync(() => Assert.Equal("Change 30.", Lines(page)[0]));
        await _trail.WriteAsync(AuditKind.Refusal, "<b>Refused</b>", new Actor(Actor.Stranger, "203.0.113.9"));
        await page.ShowsAsync(
            () => Assert.EndsWith("<b>Refused</b>", Lines(page)[0], StringComparison.Ordinal),
            () => _context.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Audit_KindChosen_ShowsItsLinesFromTheNewest()
    {
        await _trail.WriteAsync(AuditKind.SignIn, "Signed in.");
        for (var i = 1; i <= AuditPart.PageSize + 1; i++)
        {
            await _trail.WriteAsync(AuditKind.Change, $"Change {i}.");
        }

        var page = _context.Render<SettingsPage>();
        await page.ShowsAsync(() => Assert.Equal(AuditPart.PageSize, Lines(page).Count));
        await page.ClickAsync(() => Button(page, "Older"));

        await page.ChooseAsync("[aria-label=Show]", "Sign-ins");
        await page.ShowsAsync(() => Assert.Equal(["Signed in."], Lines(page)));
        await page.ChooseAsync("[aria-label=Show]", "Rejected");
        await page.ShowsAsync(() => Assert.Contains("None recorded.", page.Markup, StringComparison.Ordinal));
        await page.ChooseAsync("[aria-label=Show]", "Everything");
        await page.ShowsAsync(() => Assert.Equal("Change 26.", Lines(page)[0]));
    }

    [Fact]
    public async Task Storage_FiguresAndLimits_AreReal()
    {
        _context.Statistics.Now = HandStatistics.Of(("payment", 48_213)) with { Pinned = 12, PinnedBytes = 2_048 };

        var page = _context.Render<SettingsPage>();

        await page.ShowsAsync(() => Assert.Equal(
            ["Events48,2131,000,000RetainEvents", "On disk388 MB10 GiBRetainBytes", "Pinned events122.0 kBkept by hand"],
            page.FindAll("table:has(caption:contains('Storage and retention')) tbody tr").Select(Squeezed).Where(text => !text.StartsWith("Oldest", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Storage_EventsComingIn_SaysHowFastItGrowsAndWhichLimitComesFirst()
    {
        _context.Statistics.Now = HandStatistics.Of(("payment", 999_000)) with { Rate = Rate(events: 10) };

        var page = _context.Render<SettingsPage>();

        await page.ShowsAsync(() => Assert.Equal(
            "Grows by 600 events and 614 kB an hour, measured over the last 15 minutes. The first limit is RetainEvents, in 1 h.",
            page.Find("[data-testid=growth]").TextContent));
    }

    [Theory]
    [InlineData(999_999, 1)]
    [InlineData(1_000_000, 1, true)]
    [InlineData(1, 20_000_000_000, true)]
    public async Task Storage_PinnedEventsReachALimit_Warns(long pinned, long bytes, bool warns = false)
    {
        _context.Statistics.Now = HandStatistics.Of(("payment", 2_000_000)) with { Pinned = pinned, PinnedBytes = bytes };

        var page = _context.Render<SettingsPage>();

        await page.ShowsAsync(() => Assert.Contains("2,000,000", page.Markup, StringComparison.Ordinal));
        Assert.Equal(warns, page.Markup.Contains("Pinned events alone reach a limit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "", "http://localhost/hooks/{endpoint}")]
    [InlineData("https://hooks.example.com", "", "https://hooks.example.com/hooks/{endpoint}")]
    public void Addresses_AsSet_ShowWhatSendersCall(string? publicUrl, string pathBase, string expected)
    {
        _address.PublicUrl = publicUrl is null ? null : new Uri(publicUrl);
        _proxy.PathBase = pathBase;
        _proxy.KnownProxies = ["10.0.0.5", "10.1.0.0/16"];

        var page = _context.Render<SettingsPage>();

        Assert.Contains(page.FindAll("dd code"), code => code.TextContent == expected);
        Assert.Contains(page.FindAll("dd code"), code => code.TextContent == "10.0.0.5, 10.1.0.0/16");
        Assert.Equal(publicUrl is null ? 0 : 1, page.FindAll("[role=note]").Count);
    }

    [Theory]
    [InlineData(nameof(AccessMode.Open), "Anyone who can reach this address")]
    [InlineData(nameof(AccessMode.Token), "Anyone with Access:Token")]
    public void Access_Mode_ShowsWhoHasAccessAndWhoIsSignedIn(string mode, string expected)
    {
        _access.Mode = Enum.Parse<AccessMode>(mode);

        var page = _context.Render<SettingsPage>();

        Assert.Contains(page.FindAll("dd"), dd => dd.TextContent.StartsWith(expected, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("dd"), dd => dd.TextContent.Trim() == "anyone");
        Assert.Empty(page.FindAll("form[action=logout]"));
    }

    [Fact]
    public async Task Health_StorageFails_IsShown()
    {
        var page = _context.Render<SettingsPage>();
        Assert.Contains("writable", page.Markup, StringComparison.Ordinal);

        _checks.Now = HealthStatus.Unhealthy;
        _context.Health.Set(new StorageFault("The disk is full.", AnEvent.SomeTime));

        await page.ShowsAsync(() => Assert.Contains("The disk is full.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Work_ReadersAndFaults_AreShown()
    {
        _readers.Now =
        [
            new ReaderState("test.marks", [EndpointSlug.Parse("chat")], Cursor: 40, Lag: 2, SetAside: 3, IsFailing: true, new WorkFault(AnEvent.SomeTime, "A bug.")),
        ];
        _services.Started("Healthy");
        _services.Failed("Broken", new WorkFault(AnEvent.SomeTime, "Another bug."));

        var page = _context.Render<SettingsPage>();

        Assert.Equal(["test.marks23retrying"], page.FindAll("[data-testid=reader-row]").Select(Squeezed));
        Assert.Equal(["Brokenretrying"], page.FindAll("[data-testid=service-row]").Select(Squeezed));
        Assert.EndsWith(": A bug.", page.FindAll("tr.why")[0].TextContent, StringComparison.Ordinal);
        Assert.EndsWith(": Another bug.", page.FindAll("tr.why")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public Task Dispose_KeysShown_LeavesNoSubscriptionBehind() => _context.AssertLeavesAsync<SettingsPage>(() => _keys.Watchers);

    [Fact]
    public Task Dispose_AuditShown_LeavesNoSubscriptionBehind() => _context.AssertLeavesAsync<SettingsPage>(() => _trail.Watchers);

    private static IReadOnlyList<RateStep> Rate(long events) =>
        [.. Enumerable.Range(0, 90).Select(i => new RateStep(AnEvent.SomeTime.AddSeconds(10 * i), i % 6 == 0 ? events : 0, Troubled: 0))];

    private static IReadOnlyList<string> Lines(IRenderedComponent<SettingsPage> page) =>
        [.. page.FindAll("[data-testid=audit-row] .what").Select(cell => cell.TextContent)];

    private static IElement Button(IRenderedComponent<SettingsPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent == text);

    private static string Squeezed(IElement row) => string.Concat(row.Children.Select(cell => cell.TextContent.Trim()));
}
