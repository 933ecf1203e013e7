using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

public sealed class EventsJourneyTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    [Fact]
    public async Task Events_Post_AppearsWithoutAReload()
    {
        var page = await OpenAsync("events");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No events yet" })).ToBeVisibleAsync();

        var id = await PostAsync("payment", """{"type":"payment.completed","amount":4900}""");

        var row = Row(page, id);
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("payment.completed");
        await row.ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("\"amount\": 4900");
        await Expect(page).ToHaveURLAsync(new Uri(Dashboard.BaseAddress, $"events/{id}").AbsoluteUri);
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Events_ManyPosts_AppearQuickly()
    {
        var page = await OpenAsync("events");
        await Row(page, await PostAsync("inbox", "{}")).WaitForAsync();
        var times = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            var type = $"timed.{i}";
            await page.EvaluateAsync(
                """
                async type => {
                  // Measures a quiet server: the feed sends at once after a tenth of a second without events.
                  await new Promise(done => setTimeout(done, 150));
                  window.seen = new Promise(done => {
                  const look = () => document.querySelector('[data-testid=event-row] a')?.textContent === type && done(performance.timeOrigin + performance.now());
                  new MutationObserver(look).observe(document.querySelector('[role=table]'), { childList: true, subtree: true, characterData: true });
                  });
                }
                """,
                type);
            var sent = DateTimeOffset.UtcNow;
            await PostAsync("inbox", $$"""{"type":"{{type}}"}""");
            var shown = await page.EvaluateAsync<double>("() => window.seen");
            times.Add(shown - (sent - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"POST to row: median {times[times.Count / 2]:0.0} ms, slowest {times[^1]:0.0} ms");
        Assert.Equal(30, times.Count);
    }

    [Fact]
    public async Task Pause_NewEvents_WaitAndAreCounted()
    {
        var page = await OpenAsync("events");
        var first = await PostAsync("inbox", """{"type":"first"}""");
        await Row(page, first).WaitForAsync();

        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Paused");
        var second = await PostAsync("inbox", """{"type":"second"}""");
        await PostAsync("inbox", """{"type":"third"}""");

        var pill = page.GetByTestId("new-events");
        await Expect(pill).ToHaveTextAsync("2 new");
        await Expect(page.GetByTestId("event-row").First).ToHaveAttributeAsync("data-event-id", first);
        await pill.ClickAsync();
        await Expect(Row(page, second)).ToBeVisibleAsync();
        await Expect(pill).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task Scroll_NewEvents_MoveNothingAndStayReachable()
    {
        var ids = new List<string>();
        for (var i = 0; i < 230; i++)
        {
            ids.Add(await PostAsync("inbox", $$"""{"type":"n.{{i}}"}"""));
        }

        var page = await OpenAsync("events");
        await Row(page, ids[^1]).WaitForAsync();
        var list = page.Locator(".scroll").First;
        await list.EvaluateAsync("e => e.scrollTop = 1400");
        var read = Row(page, ids[^55]);
        await read.WaitForAsync();
        var before = await read.BoundingBoxAsync();
        await PostAsync("inbox", """{"type":"late"}""");
        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");

        Assert.Equal(before!.Y, (await read.BoundingBoxAsync())!.Y);
        await Until.TrueAsync(async () =>
        {
            await list.EvaluateAsync("e => e.scrollTop += 600");
            return await Row(page, ids[0]).CountAsync() == 1;
        });
        await page.GetByTestId("new-events").ClickAsync();
        await Expect(page.GetByTestId("event-row").First).ToContainTextAsync("late");
    }

    [Fact]
    public async Task Link_WithFiltersAndAnEvent_ShowsTheSameViewInASecondTab()
    {
        var id = await PostAsync("payment", """{"type":"payment.completed"}""");
        await PostAsync("inbox", """{"type":"other"}""");
        var page = await OpenAsync("events");

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Endpoint" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "payment" }).ClickAsync();
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(1);
        await Row(page, id).ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("payment.completed");
        await Expect(page.GetByText("1 of 2 events")).ToBeVisibleAsync();

        var second = await OpenAsync(new Uri(page.Url).PathAndQuery.TrimStart('/'));
        await Expect(second.GetByTestId("event-row")).ToHaveCountAsync(1);
        await Expect(second.GetByTestId("event-body")).ToContainTextAsync("payment.completed");
        await page.Mouse.MoveAsync(5, 5); // Rows hold still under the pointer.
        await PostAsync("payment", """{"type":"payment.failed"}""");
        await Expect(page.GetByTestId("new-events")).ToHaveTextAsync("1 new");
        await Expect(second.GetByTestId("new-events")).ToHaveTextAsync("1 new");
        await page.GoBackAsync();
        await Expect(page.GetByText("Select an event.")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("event-row")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Bodies_Ugly_AreShownWithoutAnError()
    {
        string[] ids =
        [
            await PostAsync("inbox", """{"type":"<script>document.title='gone'</script>","<b>k</b>":"<img src=x onerror=alert(1)>"}"""),
            await PostAsync("inbox", ""),
            await PostAsync("inbox", [0x00, 0xFF, 0xFE, 0x80], "application/octet-stream"),
            await PostAsync("inbox", [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8], "application/json"),
            await PostAsync("inbox", "{\"type\":\"broken\", oops"),
            await PostAsync("inbox", new string('[', 10_000) + new string(']', 10_000)),
            await PostAsync("inbox", $"{{\"s\":\"{new string('x', 900_000)}\"}}"),
        ];
        string[] shown = ["<script>document.title", "The body is empty", "00 ff fe 80", "\"a\"", "oops", "[", "more"];

        var page = await OpenAsync("events");
        foreach (var (id, text) in ids.Zip(shown))
        {
            await Row(page, id).ClickAsync();
            await Expect(page.GetByTestId("event-body")).ToContainTextAsync(text);
        }

        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        Assert.Equal("Event · WebhookDashboard", await page.TitleAsync());
    }

    [Fact]
    public async Task Body_OneMebibyte_ScrollsToItsEnd()
    {
        var items = string.Join(',', Enumerable.Range(0, 32_000).Select(i => $$"""{"id":{{i}},"name":"item {{i}}"}"""));
        var id = await PostAsync("inbox", $"{{\"type\":\"big\",\"items\":[{items}],\"last\":true}}");

        var page = await OpenAsync($"events/{id}");
        var body = page.GetByTestId("event-body");
        await Expect(body).ToContainTextAsync("\"name\": \"item 0\"");

        // The scroll bar counts on it: other heights would move the end while the page measures them.
        var heights = await body.EvaluateAsync<double[]>("e => [...new Set([...e.querySelectorAll('.line')].map(line => line.getBoundingClientRect().height))]");
        Assert.Equal([20], heights);
        await body.EvaluateAsync("e => e.scrollTop = e.scrollHeight");

        await Expect(body).ToContainTextAsync("\"last\": true");
        Assert.True(await body.Locator(".line").CountAsync() < 200);
    }

    [Fact]
    public async Task Phone_Event_IsAPageOfItsOwnWithAWayBack()
    {
        var id = await PostAsync("inbox", """{"type":"hello"}""");
        var page = await OpenAsync("events", 390, 844);

        await Row(page, id).ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToBeVisibleAsync();
        await Expect(Row(page, id)).ToBeHiddenAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();

        await Expect(Row(page, id)).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(960)]
    [InlineData(1280)]
    public async Task Event_WithEveryPartInANarrowWindow_CutsNoControl(int width)
    {
        // Its endpoint checks signatures, so that all tabs are present.
        var id = await PostAsync("payment", """{"type":"customer.subscription.updated","data":1}""");
        var page = await OpenAsync($"events/{id}", width, 844);
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("\"data\": 1");
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveCountAsync(4);

        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.detail button, .detail a')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth)
              .map(e => e.textContent)
            """);

        Assert.Empty(cut);
    }

    private static ILocator Row(IPage page, string id) => page.Locator($"[data-testid=event-row][data-event-id='{id}']");

    private Task<string> PostAsync(string endpoint, string json) =>
        PostAsync(endpoint, Encoding.UTF8.GetBytes(json), "application/json");

    private async Task<string> PostAsync(string endpoint, byte[] body, string contentType)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var answer = await Dashboard.Client.PostAsync(
            new Uri($"hooks/{endpoint}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }
}
