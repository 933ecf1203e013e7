using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Events;

/// <summary>Bodies that are hard to read, and those that want to run something.</summary>
public sealed class BodiesJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task Bodies_OfEachKind_ShowWhatIsInThem()
    {
        var page = await OpenAsync("events");

        await ShowsAsync(page, "{\"a\":1}\n{\"b\":2}\n"u8.ToArray(), "application/x-ndjson", "\"a\": 1", "\"b\": 2");
        await ShowsAsync(page, Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString("""{"action":"opened","last":true}""")}"), Form, "payload: {", "\"last\": true");
        await ShowsAsync(page, CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Привет"), "text/plain; charset=windows-1251", "Привет");
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("Text in windows-1251, declared.");
        await ShowsAsync(page, Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><order id=\"5\"><item>Tee</item><item/></order>"), "application/xml", "<item>Tee</item>");
        await ShowsAsync(
            page,
            Encoding.UTF8.GetBytes("""{"specversion":"1.0","data":{"sum":5},"id":"1","source":"/shop","type":"order.paid"}"""),
            "application/cloudevents+json", "CloudEvent: order.paid", "\"sum\": 5");
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Json_OfMoreThanAMebibyte_IsATreeToItsLastKey()
    {
        var items = string.Join(',', Enumerable.Range(0, 45_000).Select(i => $$"""{"id":{{i}},"name":"item {{i}}"}"""));
        var large = AnEvent.To("inbox").WithBody($"{{\"items\":[{items}],\"last\":{{\"key\":true}}}}").Build();
        Assert.True(large.Body.Length > 1_048_576);
        await Dashboard.Get<IEventLog>().AppendAsync(large, TestContext.Current.CancellationToken);
        var page = await OpenAsync($"events/{large.Id}");
        var body = page.GetByTestId("event-body");
        await Expect(body).ToContainTextAsync("\"name\": \"item 0\"");

        await body.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(body).ToContainTextAsync("\"key\": true");
        Assert.True(await body.Locator(".line").CountAsync() < 200);

        await page.Keyboard.PressAsync("Home");
        await page.EnterAsync(body.GetByRole(AriaRole.Button, new() { Name = "Line 2", Exact = true }));
        await Expect(body).ToContainTextAsync("45,000 items");
        await Expect(body).ToContainTextAsync("\"key\": true");
    }

    [Fact]
    public async Task Value_Token_IsDecodedInPlaceByKeyboard()
    {
        var page = await OpenAsync("events");
        await ShowsAsync(page, """{"token":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.AAAA"}"""u8.ToArray(), "application/json", "\"token\"");

        var mark = page.GetByRole(AriaRole.Button, new() { Name = "JWT in line 2" });
        await page.EnterAsync(mark);

        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("\"sub\": \"me\"");
        await Axe.AssertCleanAsync(page);
        await Expect(mark).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab"); // To the line's own menu of its value.
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy the decoded value" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("\"sub\": \"me\"");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.EnterAsync(mark);
        await Expect(page.GetByTestId("event-body")).Not.ToContainTextAsync("\"sub\": \"me\"");
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Multipart_Parts_OpenAndSaveAsTheyWere(int width)
    {
        byte[] pdf = [.. "%PDF-1.7\n"u8, 0x00, 0xFF, 0x80];
        byte[] body =
        [
            .. "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"order.json\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n"u8,
            .. "--b\r\nContent-Disposition: form-data; name=\"invoice\"; filename=\"Rechnung ü.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"u8, .. pdf,
            .. "\r\n--b--\r\n"u8,
        ];
        var page = await OpenAsync($"events/{await PostAsync(body, "multipart/form-data; boundary=b")}", width);

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Parts" })).ToContainTextAsync("Rechnung ü.pdf");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Axe.AssertCleanAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download Rechnung ü.pdf" }).ClickAsync());
        Assert.Equal("Rechnung ü.pdf", download.SuggestedFilename);
        Assert.Equal(pdf, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        await page.GetByRole(AriaRole.Button, new() { Name = "View order.json" }).ClickAsync();
        await Expect(page.GetByTestId("decoded-value")).ToContainTextAsync("\"a\": 1");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    /// <summary>On a phone the note above the value has several lines.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task DecodedValue_Heading_HasRoomAroundItsText(int width)
    {
        var page = await OpenAsync($"events/{await PostAsync("""{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"}"""u8.ToArray(), "application/json")}", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "JWT in line 2" }).ClickAsync();
        var heading = page.GetByTestId("decoded-value").First;
        await Expect(heading).ToBeVisibleAsync();

        var room = await heading.EvaluateAsync<double[]>("""
            heading => {
              const text = document.createRange();
              text.selectNodeContents(heading.querySelector('.note'));
              const [inner, outer] = [text.getBoundingClientRect(), heading.getBoundingClientRect()];
              return [inner.top - outer.top, outer.bottom - inner.bottom];
            }
            """);

        Assert.All(room, edge => Assert.InRange(edge, 2, 12));
    }

    /// <summary>A pixel, and then more bytes than a page holds of a body.</summary>
    [Fact]
    public async Task Image_OfThreeMebibytes_IsShown()
    {
        var pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var image = AnEvent.To("inbox").WithContentType("image/png").WithBody((byte[])[.. pixel, .. new byte[3 * 1024 * 1024]]).Build();
        await Dashboard.Get<IEventLog>().AppendAsync(image, TestContext.Current.CancellationToken);
        var page = await OpenAsync($"events/{image.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Image", Exact = true }).ClickAsync();

        var shown = page.GetByRole(AriaRole.Img, new() { Name = "The body as an image" });
        await Until.EqualAsync(1, () => shown.EvaluateAsync<int>("image => image.naturalWidth"));
    }

    [Fact]
    public async Task Html_OfAStranger_RunsAndLoadsNothing()
    {
        ExpectConsoleError("sandbox|Content Security Policy|Content-Security-Policy|ERR_BLOCKED_BY_CSP");
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var html = """
            <!doctype html><title>t</title><h1>Order paid</h1>
            <script>top.document.title = 'gone'; alert(1); fetch('http://127.0.0.1:PORT/a')</script>
            <img src="http://127.0.0.1:PORT/b.png" onerror="alert(2)"><img src="/favicon.svg" onload="alert(3)">
            <link rel="stylesheet" href="http://127.0.0.1:PORT/c.css"><iframe src="http://127.0.0.1:PORT/d"></iframe><IFRAME src="http://127.0.0.1:PORT/d"></IFRAME>
            <meta http-equiv="refresh" content="0;url=http://127.0.0.1:PORT/e"><style>@import "http://127.0.0.1:PORT/f";</style>
            <form action="http://127.0.0.1:PORT/g"><button>Pay</button></form>
            <a href="http://127.0.0.1:PORT/h">here</a> <a href="http://127.0.0.1:PORT/i" target="_blank">there</a> <a href="javascript:alert(4)">now</a>
            """.Replace("PORT", port, StringComparison.Ordinal);
        var alerts = new ConcurrentQueue<Task>();
        var page = await OpenAsync($"events/{await PostAsync(Encoding.UTF8.GetBytes(html), "text/html")}");
        page.Dialog += (_, dialog) => alerts.Enqueue(dialog.DismissAsync());
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("<h1>Order paid</h1>");

        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        var shown = page.FrameLocator("iframe[title='The body as a page']");
        await Expect(shown.GetByRole(AriaRole.Heading, new() { Name = "Order paid" })).ToBeVisibleAsync();
        await shown.GetByRole(AriaRole.Link, new() { Name = "now" }).ClickAsync();
        await shown.GetByRole(AriaRole.Link, new() { Name = "there" }).ClickAsync();
        await shown.GetByRole(AriaRole.Button, new() { Name = "Pay" }).ClickAsync();
        await shown.GetByRole(AriaRole.Link, new() { Name = "here", Exact = true }).ClickAsync();
        await Expect(shown.GetByRole(AriaRole.Heading, new() { Name = "Order paid" })).ToBeVisibleAsync();
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        Assert.Equal("Event · WebhookDashboard", await page.TitleAsync());
        Assert.Empty(alerts);
        Assert.Single(Context.Pages);
        Assert.False(stranger.Pending(), "It connected.");
    }

    private async Task ShowsAsync(IPage page, byte[] body, string contentType, params string[] texts)
    {
        var id = await PostAsync(body, contentType);
        await page.Mouse.MoveAsync(5, 5); // Rows hold still under the pointer, and beside an open event.
        await page.Keyboard.PressAsync("Escape");
        await page.Locator($"[data-testid=event-row][data-event-id='{id}']").ClickAsync();
        foreach (var text in texts)
        {
            await Expect(page.GetByTestId("event-body")).ToContainTextAsync(text);
        }
    }

    private async Task<string> PostAsync(byte[] body, string contentType)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await Dashboard.Client.PostAsync(new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("X-Event-Id").Single();
    }
}
