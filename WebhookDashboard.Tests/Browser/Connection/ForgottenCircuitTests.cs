using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>The network is gone for so long that the server forgets the circuit, as while a laptop sleeps.</summary>
public sealed class ForgottenCircuitTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly ClosedCircuits _closed = new();
    private BreakableProxy? _proxy;

    protected override DashboardHostOptions Options => new()
    {
        Services = services => services
            .AddSingleton<CircuitHandler>(_closed)
            .Configure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMilliseconds(1)),
    };

    protected override Uri Address => (_proxy ??= new BreakableProxy(Dashboard.BaseAddress)).Address;

    /// <summary>Blazor could resume a circuit from its stored state, which is less than the page shows.</summary>
    [Fact]
    public async Task Pages_CircuitForgotten_LoadThemselvesAgainWithTheTextTypedMeanwhile()
    {
        ExpectConsoleError("ERR_|WebSocket|[Cc]onnection|[Cc]ircuit|Failed to (fetch|load)");
        var shop = await OpenAsync("shop");
        await shop.GetByRole(AriaRole.Button, new() { Name = "Register a user" }).ClickAsync();
        var user = Field(shop.GetByRole(AriaRole.Form, new() { Name = "Register a user at the shop" }), "Name");
        await Expect(user).ToBeVisibleAsync();
        var send = await OpenAsync("send?template=user.created");
        await Expect(send.GetByTestId("send-webhook")).ToBeEnabledAsync();
        await send.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await send.GetByRole(AriaRole.Button, new() { Name = "Add header" }).ClickAsync();
        var header = send.Locator("[aria-label^='Value of header']").Last;
        await Expect(header).ToHaveValueAsync("");
        var added = await OpenAsync("endpoints?new=true");
        await added.ChooseAsync("Signed by", "Stripe");
        var (name, secret) = (Field(added.Locator("body"), "Name"), Field(added.Locator("body"), "Secret"));
        await Expect(secret).ToBeVisibleAsync();
        var settings = await OpenAsync("endpoints/users");
        await Expect(Field(settings.Locator("body"), "Body")).ToBeEditableAsync();
        await Expect(settings.Locator("[data-draft=reading]")).ToHaveCountAsync(0);
        IPage[] pages = [shop, send, added, settings];

        await _proxy!.CutAsync();
        foreach (var page in pages)
        {
            await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Reconnecting");
            await page.EvaluateAsync("() => document.documentElement.dataset.sameDocument = ''");
        }

        await user.FillAsync("Typed meanwhile");
        await header.FillAsync("typed meanwhile");
        await secret.FillAsync("whsec_typed-meanwhile");
        await name.FillAsync("Typed meanwhile");
        await Field(settings.Locator("body"), "Name").FillAsync("Typed meanwhile");
        await settings.Locator("a[href=events]").First.ClickAsync();
        await Until.EqualAsync(pages.Length, () => _closed.Count);
        _proxy.Mend();

        foreach (var page in pages)
        {
            await Expect(page.Locator("html[data-same-document]")).ToHaveCountAsync(0);
        }

        await Expect(user).ToHaveValueAsync("Typed meanwhile");
        await Expect(header).ToHaveValueAsync("typed meanwhile");
        await Expect(name).ToHaveValueAsync("Typed meanwhile");
        await Expect(Field(added.Locator("body"), "Address")).ToHaveAttributeAsync("placeholder", "typed-meanwhile"); // The circuit was told.
        await Expect(secret).ToHaveValueAsync(""); // Secrets are not stored.
        await Expect(settings).ToHaveURLAsync(new Uri(Address, "events").AbsoluteUri);
        await settings.GoBackAsync();
        await Expect(Field(settings.Locator("body"), "Name")).ToHaveValueAsync("Typed meanwhile");
        Assert.Equal(0, await added.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key === 'kept-text').length"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    private static ILocator Field(ILocator place, string label) => place.GetByLabel(label, new() { Exact = true });

    private sealed class ClosedCircuits : CircuitHandler
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }
    }
}
