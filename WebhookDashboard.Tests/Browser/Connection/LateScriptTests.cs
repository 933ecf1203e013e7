using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Connection;

/// <summary>What is done when a page shows its rows already and its script is still on the way.</summary>
public sealed class LateScriptTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly TaskCompletionSource _scriptsCome = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Context.RouteAsync("**/*Page.razor*.js", async route =>
        {
            await _scriptsCome.Task;
            await route.ContinueAsync();
        });
    }

    public override ValueTask DisposeAsync()
    {
        _scriptsCome.TrySetResult();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Keys_ScriptIsLate_ActWhenItComes()
    {
        var page = await OpenAsync("events");

        await page.Keyboard.PressAsync("p");
        _scriptsCome.SetResult();

        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Paused");
    }

    [Fact]
    public async Task Keys_AnotherPageIsOpenBeforeTheScriptComes_AreForgotten()
    {
        var page = await OpenAsync("products");
        await page.Keyboard.PressAsync("p");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Events" }).ClickAsync();
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");

        _scriptsCome.SetResult();
        await page.Keyboard.PressAsync("g");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
    }

    [Theory]
    [InlineData("events", "Search events")]
    [InlineData("products", "Search products by name or id")]
    [InlineData("endpoints", "Search endpoints")]
    public async Task Slash_ScriptIsLate_GoesToTheSearchField(string path, string field)
    {
        var page = await OpenAsync(path);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("kettle");

        await Expect(page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync("kettle");
    }

    [Fact]
    public async Task List_UsedBeforeTheScriptComes_SelectsAndHoldsStill()
    {
        for (var i = 0; i < 60; i++)
        {
            await PostAsync();
        }

        var page = await OpenAsync("events");
        var row = page.GetByTestId("event-row").Nth(1);
        var box = row.GetByRole(AriaRole.Checkbox);
        await row.HoverAsync();
        await box.ClickAsync();

        _scriptsCome.SetResult();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete 1…" })).ToBeVisibleAsync();
        await Expect(box).ToBeCheckedAsync();
        await PostAsync();

        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
    }

    [Fact]
    public async Task List_ScrolledBeforeTheScriptComes_HoldsStill()
    {
        for (var i = 0; i < 60; i++)
        {
            await PostAsync();
        }

        var page = await OpenAsync("events");
        await page.GetByTestId("event-row").First.WaitForAsync();
        await page.Locator(".scroll").First.EvaluateAsync("e => e.scrollTop = 400");

        await PostAsync();
        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
        _scriptsCome.SetResult();

        await page.Keyboard.PressAsync("g");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
    }

    private async Task PostAsync()
    {
        using var content = new StringContent("{}");
        using var answer = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
