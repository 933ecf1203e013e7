using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.Pages;

public sealed partial class SendJourneyTests(BrowserFixture browser) : BrowserTest(browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_TemplateOnce_ShowsTheAnswerAndLeadsToTheEvent()
    {
        var page = await OpenEditorAsync("/send");
        await page.GetByRole(AriaRole.Link, new() { Name = "chat.message" }).ClickAsync();
        await Expect(Target(page)).ToHaveValueAsync("/hooks/chat");
        await Expect(Editor(page)).ToContainTextAsync("\"room\"");

        await page.GetByTestId("send-webhook").ClickAsync();

        var row = page.GetByTestId("send-result");
        await Expect(row).ToContainTextAsync("200");
        await Expect(row).ToContainTextAsync(Milliseconds()); // It arrived through the live feed.
        var kept = await NewestAsync("chat");
        Assert.Equal("application/json", kept.ContentType);
        await Expect(row.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"events/{kept.Id}");
    }

    [Fact]
    public async Task Send_AddressWithTemplateAndEndpoint_ChoosesBoth()
    {
        var page = await OpenEditorAsync("/send?template=user.created&endpoint=inbox");

        await Expect(Target(page)).ToHaveValueAsync("/hooks/inbox");
        await Expect(Editor(page)).ToContainTextAsync("\"user_id\"");
    }

    [Fact]
    public async Task Send_PasteOf500Kilobytes_IsKeptExactlyAndTheCircuitLives()
    {
        var text = "{\"list\":[" + string.Join(",\n", Enumerable.Range(0, 14_000).Select(i => $"{{\"i\":{i},\"text\":\"größe 🙂 {i:D8}\"}}")) + "]}";
        Assert.InRange(text.Length, 500_000, 1_000_000);
        var page = await OpenEditorAsync("/send?endpoint=inbox");

        await ReplaceAsync(page, text);
        await page.GetByTestId("send-webhook").ClickAsync();

        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        var kept = await NewestAsync("inbox");
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString((await Dashboard.Get<IEventLog>().ReadBodyAsync(kept.Id, Cancelled))!));
        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await Expect(page.GetByLabel("Name of header 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Send_BurstOf20_ShowsEachOfThem()
    {
        var page = await OpenEditorAsync("/send?template=order.shipped");
        await page.GetByText("Burst", new() { Exact = true }).ClickAsync();

        var stop = page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).WaitForAsync(); // It is there for two seconds.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send 20" }).ClickAsync();

        await stop;
        await Expect(page.GetByTestId("send-result")).ToHaveCountAsync(20);
        await Expect(page.GetByText("20 of 20 done")).ToBeVisibleAsync();
        Assert.Equal(new EventCount(20), await Dashboard.Get<IEventLog>().CountAsync(EventFilter.All, 0, long.MaxValue, Cancelled));
    }

    [Fact]
    public async Task Send_Sending_KeepsTheFocusOnTheButtonAndIgnoresAnotherPress()
    {
        var page = await OpenEditorAsync("/send?template=order.shipped");
        await page.GetByText("Burst", new() { Exact = true }).ClickAsync();
        var send = page.GetByTestId("send-webhook");
        await send.FocusAsync();

        var busy = page.Locator("[data-testid=send-webhook][aria-busy=true]").WaitForAsync(); // It is so for two seconds.
        await page.Keyboard.PressAsync("Enter");
        await busy;
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("20 of 20 done")).ToBeVisibleAsync();
        await Expect(send).ToHaveTextAsync("Send 20");
        await Expect(send).ToBeFocusedAsync();
        Assert.Equal(new EventCount(20), await Dashboard.Get<IEventLog>().CountAsync(EventFilter.All, 0, long.MaxValue, Cancelled));
    }

    [Fact]
    public async Task Send_BurstStopped_EndsEarly()
    {
        var page = await OpenEditorAsync("/send");
        await page.GetByText("Burst", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("How many times").FillAsync("10000");
        await page.GetByLabel("How many per second").FillAsync("5");
        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(page.GetByText("stopped")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("send-webhook")).ToHaveTextAsync("Send 10,000");
        await Expect(page.GetByTestId("send-webhook")).ToBeFocusedAsync(); // The button that had the focus is gone.
    }

    [Fact]
    public async Task Send_JustOverTheLimit_ShowsWhyItWasRefused()
    {
        var page = await OpenEditorAsync("/send?template=over-the-limit");

        await page.GetByTestId("send-webhook").ClickAsync();

        var row = page.GetByTestId("send-result");
        await Expect(row).ToContainTextAsync("413");
        await Expect(row).ToContainTextAsync("over the limit");
    }

    [Fact]
    public async Task Send_ControlEnterInTheEditor_SendsAndAddsNoLine()
    {
        var page = await OpenEditorAsync("/send?endpoint=inbox");
        await ReplaceAsync(page, "{\"a\": {{n}}}");

        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        var body = await Dashboard.Get<IEventLog>().ReadBodyAsync((await NewestAsync("inbox")).Id, Cancelled);
        Assert.Equal("{\"a\": 1}", System.Text.Encoding.UTF8.GetString(body!));
    }

    [Fact]
    public async Task Send_Reloaded_RestoresTheTextAndTheForm()
    {
        var page = await OpenEditorAsync("/send?template=chat.message&endpoint=inbox");
        await ReplaceAsync(page, "{\"typed\": true}");
        await page.GetByText("Burst", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("How many times").FillAsync("7");
        await page.GetByLabel("How many per second").FocusAsync();
        await Expect(page.GetByTestId("send-webhook")).ToHaveTextAsync("Send 7");

        await page.ReloadAsync();
        await WaitForEditorAsync(page);

        await Expect(Editor(page)).ToContainTextAsync("\"typed\"");
        await Expect(page.GetByTestId("send-webhook")).ToHaveTextAsync("Send 7");
        await Expect(Target(page)).ToHaveValueAsync("/hooks/inbox");
    }

    [Fact]
    public async Task Send_AnotherTemplateAndBack_KeepsTheEditsAndTheChosenEndpoint()
    {
        var page = await OpenEditorAsync("/send?template=user.created&endpoint=inbox");
        await ReplaceAsync(page, "{\"typed\": true}");
        await page.GetByRole(AriaRole.Link, new() { Name = "chat.message" }).ClickAsync();
        await Expect(Editor(page)).ToContainTextAsync("\"room\"");
        await Expect(Target(page)).ToHaveValueAsync("/hooks/inbox");

        await page.GetByRole(AriaRole.Link, new() { Name = "user.created" }).ClickAsync();
        await Expect(Editor(page)).ToContainTextAsync("\"typed\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();

        await Expect(Editor(page)).ToContainTextAsync("\"user_id\"");
    }

    [Fact]
    public async Task Send_TabInTheEditor_LeavesIt()
    {
        var page = await OpenEditorAsync("/send?template=not-json&endpoint=inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).FocusAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Body" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Once" })).ToBeFocusedAsync();
        await Expect(page.GetByText("switches whether Tab types")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Send_UrlTyped_ShowsNoFaultMeanwhileAndTheFirstClickSends()
    {
        await using var receiver = RawReceiver.Start(_ => RawReceiver.Ok);
        var page = await OpenEditorAsync("/send?template=empty-body&endpoint=inbox");
        await page.ChooseAsync("To", "Another URL…");
        var url = page.GetByLabel("URL", new() { Exact = true });
        var fault = page.Locator("[role=alert]:has(p)"); // Monaco has alerts of its own.
        await Expect(url).ToBeVisibleAsync();
        await Expect(fault).ToHaveCountAsync(0);

        await url.PressSequentiallyAsync($"http://{receiver.Authority}/");
        await Expect(page.GetByTestId("send-webhook")).ToBeEnabledAsync();
        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result").First).ToContainTextAsync("200");

        await url.FillAsync("nowhere");
        await Expect(page.GetByTestId("send-webhook")).ToBeDisabledAsync();
        await Expect(fault).ToHaveCountAsync(0);
        await url.BlurAsync();
        await Expect(fault).ToContainTextAsync("http");
    }

    [Fact]
    public async Task Send_BrokenJson_SaysWhere()
    {
        var page = await OpenEditorAsync("/send");

        await ReplaceAsync(page, "{\n  \"a\": 1,\n}");

        await Expect(page.GetByText("line 3, column 1: expected a key in quotes")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Send_CopyAsCurl_IsALineThatCanBePasted()
    {
        var page = await OpenEditorAsync("/send?template=not-json&endpoint=inbox");
        await ReplaceAsync(page, "it's {{n}}");

        var line = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }));

        await Expect(page.Locator("[data-copied=done]")).ToBeVisibleAsync();
        Assert.Equal(
            $"""
            curl '{Dashboard.BaseAddress}hooks/inbox' \
              -H 'Content-Type: text/plain; charset=utf-8' \
              -H 'User-Agent: WebhookDashboard' \
              -H 'Accept:' \
              --data-raw 'it'\''s 1'
            """,
            line);
    }

    [Fact]
    public async Task Send_CopyAsCurlOfALargeBody_DownloadsTheFileThatTheLineReads()
    {
        var page = await OpenEditorAsync("/send?template=over-the-limit&endpoint=inbox");
        var download = page.WaitForDownloadAsync();

        var line = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }));

        var file = await download;
        Assert.EndsWith($"--data-binary @- < '{file.SuggestedFilename}'", line, StringComparison.Ordinal);
        Assert.Equal(1_048_577, new FileInfo(await file.PathAsync()).Length);
        await Expect(page.GetByText($"downloaded as {file.SuggestedFilename}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Send_BodyStartingWithAtAndEmptyHeader_AreSentAsTyped()
    {
        Curl.SkipWhereThereIsNone();
        var page = await OpenEditorAsync("/send?template=empty-body&endpoint=inbox");
        await ReplaceAsync(page, "@/etc/hostname");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add header" }).ClickAsync();
        await page.GetByLabel("Name of header 1").FillAsync("x-empty");
        await page.GetByLabel("Value of header 1").FocusAsync();

        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        await AssertKeptAsync();

        var line = await Clipboard.CopyAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }));
        await Dashboard.Get<IEventLog>().DeleteAsync(new EventFilter { Endpoints = [EndpointSlug.Parse("inbox")] }, Cancelled);
        await Curl.RunAsync(line.Replace(Dashboard.BaseAddress.AbsoluteUri, "http://localhost:5080/", StringComparison.Ordinal), Dashboard.BaseAddress);
        await AssertKeptAsync();

        async Task AssertKeptAsync()
        {
            var log = Dashboard.Get<IEventLog>();
            var kept = await NewestAsync("inbox");
            Assert.Equal("@/etc/hostname", System.Text.Encoding.UTF8.GetString((await log.ReadBodyAsync(kept.Id, Cancelled))!));
            Assert.Null(kept.ContentType);
            Assert.Contains(new HeaderLine("x-empty", ""), (await log.FindAsync(kept.Id, Cancelled))!.Headers);
        }
    }

    [Fact]
    public async Task Send_ToARedirect_ShowsItsLocationAndFollowsWhenAsked()
    {
        await using var receiver = RawReceiver.Start(request =>
            request.StartsWith("PUT", StringComparison.Ordinal) ? RawReceiver.Redirect(303, "/else") : RawReceiver.Ok);
        var page = await OpenEditorAsync("/send?template=empty-body&endpoint=inbox");
        await page.ChooseAsync("To", "Another URL…");
        await page.GetByLabel("URL", new() { Exact = true }).FillAsync($"http://{receiver.Authority}/%7Euser/./c/../d:e?x=a|b");
        await page.Keyboard.PressAsync("Tab");
        await page.ChooseAsync("Method", "PUT");

        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result").First).ToContainTextAsync("→ /else");
        Assert.StartsWith("PUT /%7Euser/./c/../d:e?x=a|b HTTP/1.1\r\n", Assert.Single(receiver.Requests), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Switch, new() { Name = "Follow redirects" }).CheckAsync();
        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result").First).ToContainTextAsync("200");
        await Expect(page.GetByLabel("Response", new() { Exact = true })).ToContainTextAsync("HTTP 303 → /else");
        Assert.Equal(3, receiver.Requests.Count);
    }

    [Fact]
    public async Task Send_ByteOrderMark_GoesOut()
    {
        var page = await OpenEditorAsync("/send?endpoint=inbox");

        await ReplaceAsync(page, "\ufeff{}");
        await page.GetByTestId("send-webhook").ClickAsync();

        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        var body = await Dashboard.Get<IEventLog>().ReadBodyAsync((await NewestAsync("inbox")).Id, Cancelled);
        Assert.Equal("\ufeff{}"u8.ToArray(), body);
    }

    [Fact]
    public async Task Send_WithoutMonaco_EditsInAPlainTextArea()
    {
        await Context.RouteAsync("**/BlazorMonaco/**", route => route.AbortAsync());
        ExpectConsoleError("ERR_FAILED");
        var page = await OpenEditorAsync("/send?endpoint=inbox");
        var area = page.GetByRole(AriaRole.Textbox, new() { Name = "Body" });
        await Expect(area).ToHaveValueAsync(OrderId());

        await area.FillAsync("plain");
        await page.GetByTestId("send-webhook").ClickAsync();

        await Expect(page.GetByTestId("send-result")).ToContainTextAsync("200");
        Assert.Equal(5, (await NewestAsync("inbox")).BodySize);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Send_WithResults_IsAccessible(ColorScheme scheme)
    {
        var page = await OpenEditorAsync("/send?endpoint=inbox");
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GetByTestId("send-webhook").ClickAsync();
        await Expect(page.GetByTestId("send-result")).ToContainTextAsync(Milliseconds());
        await Axe.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await page.ChooseAsync("Sign as", "Standard Webhooks");
        await Expect(page.GetByText("Enter a secret to sign with")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    [GeneratedRegex(@"\d ms", RegexOptions.None, 1000)]
    private static partial Regex Milliseconds();

    [GeneratedRegex("order_id", RegexOptions.None, 1000)]
    private static partial Regex OrderId();

    private static ILocator Editor(IPage page) => page.Locator(".monaco-editor .view-lines");

    private static ILocator Target(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "To", Exact = true });

    private static Task WaitForEditorAsync(IPage page) =>
        page.Locator("[data-state=monaco], [data-state=plain]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private async Task<IPage> OpenEditorAsync(string path)
    {
        var page = await OpenAsync(path);
        await WaitForEditorAsync(page);
        await Expect(page.GetByTestId("send-webhook")).ToBeEnabledAsync();
        return page;
    }

    private static Task ReplaceAsync(IPage page, string text) => Clipboard.PasteAsync(page, Editor(page), text);

    private async Task<EventSummary> NewestAsync(string endpoint)
    {
        var filter = new EventFilter { Endpoints = [EndpointSlug.Parse(endpoint)] };
        var page = await Dashboard.Get<IEventLog>().PageAsync(filter, new PageRequest { Limit = 1 }, Cancelled);
        return Assert.Single(page.Items);
    }
}
