using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

public sealed class EventComparisonJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Compare_EventWithThePrevious_WorksByKeyboardAlone()
    {
        var previous = await PostAsync("""{"type":"payment.completed","amount":4900,"items":[1,2],"same":{"a":1,"b":2}}""");
        await PostAsync("""{"type":"payment.failed"}""");
        var id = await PostAsync("""{"type":"payment.completed","amount":5000,"items":[1,2,3],"same":{"a":1,"b":2}}""");
        var page = await OpenAsync("events");
        await page.EnterAsync(page.GetByTestId("event-row").First.GetByRole(AriaRole.Link));
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("5000");

        await page.Keyboard.PressAsync("c");
        await Expect(page).ToHaveURLAsync(Ends($"events/{id}/compare/{previous}"));
        var bodies = page.GetByTestId("body-differences");
        await Expect(bodies).ToContainTextAsync("\"amount\": 4900 → 5000");
        await Expect(bodies).Not.ToContainTextAsync("\"b\": 2");
        await Axe.AssertCleanAsync(page);

        foreach (var difference in (string[])["changed: header Content-Length", "changed: $.amount", "added: $.items[2]"])
        {
            await page.Keyboard.PressAsync("n");
            await Expect(Position(page)).ToContainTextAsync(difference);
        }

        await page.Keyboard.PressAsync("p");
        await Expect(Position(page)).ToContainTextAsync("changed: $.amount");
        await Expect(page.Locator(".current")).ToBeInViewportAsync();

        await page.EnterAsync(bodies.GetByRole(AriaRole.Button, new() { Name = "1 unchanged key" }).Last);
        await Expect(bodies).ToContainTextAsync("\"b\": 2");
        await Axe.AssertCleanAsync(page);

        await page.Keyboard.PressAsync("s");
        await Expect(bodies).ToContainTextAsync("\"amount\": 5000 → 4900");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(Ends($"events/{previous}"));
    }

    [Fact]
    public async Task Compare_TwoSelectedEvents_IsInTheirBar()
    {
        var older = await PostAsync("""{"type":"a"}""");
        await PostAsync("""{"type":"b"}""");
        var newer = await PostAsync("""{"type":"c"}""");
        var page = await OpenAsync("events");
        foreach (var id in new[] { newer, older })
        {
            var row = page.Locator($"[data-testid=event-row][data-event-id='{id}']");
            await row.HoverAsync();
            await row.GetByRole(AriaRole.Checkbox).ClickAsync();
        }

        await page.GetByRole(AriaRole.Region, new() { Name = "List of events" }).GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(Ends($"events/{newer}/compare/{older}"));
        await Expect(page.GetByTestId("body-differences")).ToContainTextAsync("\"type\": \"a\" → \"c\"");
    }

    [Fact]
    public async Task Compare_ThousandsOfDifferences_StepsToAnyOfThem()
    {
        var left = await PostAsync(Items(0));
        var right = await PostAsync(Items(1));
        var page = await OpenAsync($"events/{right}/compare/{left}");
        await Expect(Position(page)).ToHaveTextAsync("3,001 differences");

        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(".current")).ToBeInViewportAsync();
        await Expect(page.Locator(".current")).ToContainTextAsync(new Regex("\"n\": \\d+ → \\d+", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(Position(page)).ToContainTextAsync("$[29");
        Assert.True(await page.GetByTestId("body-differences").Locator(".line").CountAsync() < 300);

        static string Items(int add) => $"[{string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""{"id":{{i}},"n":{{i + add}}}"""))}]";
    }

    [Fact]
    public async Task Compare_TwoBodiesOfAMebibyte_FindsTheLastKey()
    {
        const int Limit = 1_048_576;
        var items = new StringBuilder();
        for (var i = 0; items.Length < Limit - 100; i++)
        {
            items.Append($$"""{"id":{{i}},"name":"item {{i}}"},""");
        }

        var left = await PostAsync(Body("0"));
        var right = await PostAsync(Body("1"));
        var page = await OpenAsync($"events/{right}/compare/{left}");

        await Expect(Position(page)).ToHaveTextAsync("1 difference");
        await Expect(page.GetByTestId("body-differences")).ToContainTextAsync("\"last\": 0 → 1");

        string Body(string last) => $$"""{"items":[{{items}}{}],"last":{{last}}}""";
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task Compare_OnAPhone_CutsNothing(int width)
    {
        var left = await PostAsync($$"""{"type":"a","text":"{{new string('x', 300)}}"}""");
        var right = await PostAsync($$"""{"type":"b","text":"{{new string('x', 200)}} and more","list":[1,2,3]}""");
        var page = await OpenAsync($"events/{right}/compare/{left}", width, 844);
        await Expect(page.GetByTestId("body-differences")).ToContainTextAsync("and more");

        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *')]
              .filter(e => e.checkVisibility() && !e.closest('.visually-hidden') && e.getBoundingClientRect().right > innerWidth + 0.5)
              .map(e => e.outerHTML.slice(0, 200))
            """);

        Assert.Empty(cut);
        await Axe.AssertCleanAsync(page);
    }

    private static ILocator Position(IPage page) => page.GetByTestId("difference-position");

    private static Regex Ends(string path) => new($"/{Regex.Escape(path)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<string> PostAsync(string json)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }
}
