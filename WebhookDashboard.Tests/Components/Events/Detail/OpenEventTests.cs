using System.Text;
using Bunit;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Copying;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Detail;

/// <summary>The event that is open beside the list.</summary>
public sealed class OpenEventTests : IAsyncDisposable
{
    private readonly EventPages _pages = new();

    public ValueTask DisposeAsync() => _pages.DisposeAsync();

    [Fact]
    public async Task Page_EventInTheAddress_IsOpenAndMarked()
    {
        var other = _pages.Log.Add(AnEvent.To("inbox"));
        var open = _pages.Log.Add(AnEvent.To("payment").OfType("payment.completed").WithBody("""{"amount":4900}"""));

        var page = _pages.Open($"events/{open.Id}?endpoint=payment", open.Id);

        await page.ShowsAsync(() => Assert.Contains("4900", page.Find("[data-testid=event-body]").TextContent, StringComparison.Ordinal));
        await page.ShowsAsync(() => Assert.Equal([open.Id.ToString()], EventPages.Rows(page)));
        Assert.Equal("true", page.Find($"[data-event-id='{open.Id}'] a").GetAttribute("aria-current"));
        Assert.EndsWith("?endpoint=payment", page.Find($"[data-event-id='{open.Id}'] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Id.ToString(), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_EventIsNotReadYet_HasATabStopInItsPlace()
    {
        var open = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open("events");
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)));
        var read = new TaskCompletionSource();
        _pages.Log.Gate = read.Task;

        await page.InvokeAsync(() => page.Render(parameters => parameters.Add(one => one.Id, open.Id.ToString())));
        await page.ShowsAsync(() => Assert.Equal("0", page.Find(".detail > .ghost").GetAttribute("tabindex")));

        read.SetResult();
        await page.ShowsAsync(() => page.Find("[data-testid=event-body]"));
        Assert.Empty(page.FindAll(".ghost"));
    }

    [Fact]
    public async Task Page_UnknownEvent_SaysSo()
    {
        var page = _pages.Open("events/x", EventId.At(AnEvent.SomeTime));

        await page.ShowsAsync(() => Assert.Contains("Event not found", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EventLoss.Deletion, "This event was deleted. The audit says who deleted it.")]
    [InlineData(EventLoss.Endpoint, "Its endpoint was deleted with all its events.")]
    [InlineData(EventLoss.Retention, "A retention limit was reached")]
    [InlineData(EventLoss.Restore, "The database was restored from a copy")]
    public async Task Page_OpenEventIsDeletedElsewhere_SaysSoStaysReadableAndOffersNothingThatFails(EventLoss loss, string reason)
    {
        var open = _pages.Log.Add(AnEvent.To("inbox").WithBody("""{"amount":4900}"""));
        _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{open.Id}", open.Id);
        await page.ShowsAsync(() => Assert.Contains("4900", page.Find("[data-testid=event-body]").TextContent, StringComparison.Ordinal));
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));

        await LoseAsync(open, loss);

        await page.ShowsAsync(
            () => Assert.Contains(reason, page.Find(".parts ~ [role=alert][data-testid=event-deleted]").TextContent, StringComparison.Ordinal),
            () => _pages.Context.Clock.Advance(StatisticsWatch.Idle));
        Assert.Contains("4900", page.Find("[data-testid=event-body]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-copy-from-page=curl]").HasAttribute("disabled"));
        Assert.True(page.Find("[aria-label='Copy link to this event']").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("a[download]"));
        await page.ClickAsync("[aria-label='More about this event']");
        await _pages.Context.Popovers.ShowsAsync(() => Assert.Equal(
            ["Endpoint settings"],
            _pages.Context.Popovers.FindAll("[role=menuitem]:not([aria-disabled=true])").Select(item => item.TextContent.Trim())));
    }

    [Fact]
    public async Task Page_OpenEventIsImportedAgain_SaysItIsDeletedNoLonger()
    {
        var open = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{open.Id}", open.Id);
        await page.ShowsAsync(() => page.Find("[data-testid=event-body]"));
        await LoseAsync(open, EventLoss.Deletion);
        await page.ShowsAsync(() => page.Find("[data-testid=event-deleted]"), () => _pages.Context.Clock.Advance(StatisticsWatch.Idle));

        _pages.Log.Restore(open with { Sequence = 2 });
        _pages.Log.Head.MoveTo(2);
        _pages.Context.Clock.Advance(TimeSpan.FromSeconds(1));

        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=event-deleted]")));
        Assert.Equal("Event 2", page.Find("article").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Page_MissingEventIsImported_IsShown()
    {
        var missing = _pages.Log.Add(AnEvent.To("inbox"));
        _pages.Log.Remove(missing.Id);
        var page = _pages.Open($"events/{missing.Id}", missing.Id);
        await page.ShowsAsync(() => Assert.Contains("Event not found", page.Markup, StringComparison.Ordinal));

        _pages.Log.Restore(missing with { Sequence = 2 });
        _pages.Log.Head.MoveTo(2);

        await page.ShowsAsync(() => Assert.Equal("Event 2", page.Find("article").GetAttribute("aria-label")), () => _pages.Context.Clock.Advance(StatisticsWatch.Idle));
    }

    [Fact]
    public async Task Page_AnotherEventIsDeleted_SaysNothing()
    {
        var open = _pages.Log.Add(AnEvent.To("inbox"));
        var other = _pages.Log.Add(AnEvent.To("inbox"));
        var page = _pages.Open($"events/{open.Id}", open.Id);
        await page.ShowsAsync(() => Assert.Equal(2, EventPages.Rows(page).Count));
        await page.ShowsAsync(() => page.Find(".detail-header"));

        await _pages.Log.DeleteAsync(other.Id, Xunit.TestContext.Current.CancellationToken);
        await page.ShowsAsync(() => Assert.Single(EventPages.Rows(page)), () => _pages.Context.Clock.Advance(EventListFollower.Repaint));

        Assert.Empty(page.FindAll("[data-testid=event-deleted]"));
    }

    [Theory]
    [InlineData(Verdict.Valid, "Process it once.")]
    [InlineData(Verdict.Unchecked, "Process it once; its signature was not checked.")]
    [InlineData(Verdict.Stale, "Its signature is too old, so it may be a replay.")]
    [InlineData(Verdict.Mismatch, "It is not proven to be from the same sender.")]
    [InlineData(Verdict.Missing, "It is not proven to be from the same sender.")]
    [InlineData(Verdict.Malformed, "It is not proven to be from the same sender.")]
    public async Task Page_Duplicate_NamesTheFirstAndAdvisesByTheVerdict(Verdict verdict, string advice)
    {
        var first = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt_1").Judged(Verdict.Valid));
        var duplicate = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt_1").Judged(verdict), duplicateOf: first.Id);

        var page = _pages.Open("events/x", duplicate.Id);

        await page.ShowsAsync(() =>
        {
            var note = page.Find("p.again");
            Assert.Equal($"duplicate Same id as event {first.Sequence} (evt_1). {advice}", string.Join(' ', note.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
            Assert.EndsWith(first.Id.ToString(), note.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Page_ValidEventWithTheIdOfAForgedOne_SaysNotToCountThatOne()
    {
        var forged = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt_1").Judged(Verdict.Mismatch));
        var genuine = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt_1").Judged(Verdict.Valid), duplicateOf: forged.Id);

        var page = _pages.Open("events/x", genuine.Id);

        await page.ShowsAsync(() => Assert.Contains("don't count it, and process this id once.", page.Find("p.again").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_DuplicateWithADirectionControlInItsId_MarksIt()
    {
        var first = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt\u202E1"));
        var duplicate = _pages.Log.Add(AnEvent.To("inbox").WithProviderEventId("evt\u202E1"), duplicateOf: first.Id);

        var page = _pages.Open("events/x", duplicate.Id);

        await page.ShowsAsync(() => Assert.Equal("evt‹U+202E›1", page.Find("p.again code").TextContent));
    }

    [Fact]
    public async Task Page_PathThatTurnsTheText_IsShownWithAMark()
    {
        var odd = _pages.Log.Add(AnEvent.To("inbox").Under("/hooks/inbox/abc\u202Etxt", "?a=\u202Eb"));

        var page = _pages.Open("events/x", odd.Id);

        await page.ShowsAsync(() => Assert.Equal("/hooks/inbox/abc‹U+202E›txt", page.Find("code.path").TextContent));
        Assert.Equal("/hooks/inbox/abc‹U+202E›txt?a=‹U+202E›b", page.Find("code.path").GetAttribute("title"));
    }

    [Fact]
    public async Task Page_LargeBody_IsOpenedAndCopiedWithoutItsSizeInMemory()
    {
        var large = _pages.Log.Add(AnEvent.To("inbox").WithBody(Encoding.UTF8.GetBytes(new string('x', 3 * BodyDocument.MaxShown))));
        var page = _pages.Open("events/x", large.Id);
        await page.ShowsAsync(() => Assert.Contains($"The first {Format.Bytes(BodyDocument.MaxShown)} of {Format.Bytes(3 * BodyDocument.MaxShown)}.", page.Markup, StringComparison.Ordinal));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var copying = page.Instance.CopiedAsync("curl");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var copied = await copying;
        Assert.EndsWith($"--data-binary @- < '{large.Id}.bin'", copied!.Text, StringComparison.Ordinal);
        Assert.Equal(new CopiedFile($"{large.Id}.bin", $"api/v1/events/{large.Id}/body"), copied.File);
        Assert.InRange(_pages.Log.LargestRead, 1, BodyDocument.MaxRead);
        Assert.InRange(allocated, 0, BodyDocument.MaxShown);
    }

    [Theory]
    [InlineData("Copy as HTTPie", "Httpie", "http ")]
    [InlineData("Copy as JavaScript fetch", "Fetch", "await fetch(")]
    [InlineData("Copy as Python requests", "Requests", "import requests")]
    [InlineData("Copy as C# HttpClient", "HttpClient", "new HttpClient(")]
    public async Task Page_CopyAsOfTheMenu_HasTheBrowserCopyTheSnippet(string item, string format, string holds)
    {
        var script = _pages.Context.JSInterop.SetupModule("./Components/Pages/Events/EventsPage.razor.js");
        var made = script.SetupModule("attach", _ => true);
        made.Mode = JSRuntimeMode.Loose;
        var open = _pages.Log.Add(AnEvent.To("inbox").WithHeader("User-Agent", "a").WithHeader("Accept-Encoding", "b"));
        _ = _pages.Context.Popovers;
        var page = _pages.Open("events/x", open.Id);
        await page.ShowsAsync(() => page.Find("[aria-label='More about this event']"));

        await page.PickAsync("[aria-label='More about this event']", item);

        await page.ShowsAsync(() => Assert.Equal([format], made.Invocations["copy"].Select(call => call.Arguments[0])));
        Assert.Contains(holds, (await page.Instance.CopiedAsync(format))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FileOfACopiedLine_IsSaidToBeDownloaded()
    {
        var page = _pages.Open("events");

        await page.InvokeAsync(() => page.Instance.Downloaded("7.bin"));

        await _pages.Snackbars.ShowsAsync(() => Assert.Contains("downloaded as 7.bin", _pages.Snackbars.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_SecretHeader_IsShownOnlyOnRequest()
    {
        var stored = _pages.Log.Add(AnEvent.To("inbox").WithHeader("Authorization", "Bearer s3cret"));
        var page = _pages.Open("events/x", stored.Id);
        await ShowHeadersAsync(page);
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);

        await page.ClickAsync(".secret");

        Assert.Contains("Bearer s3cret", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, null, "200", false, "answered 200")]
    [InlineData(503, AnswerReason.FailNext, "503 (simulated failure: failNext)", true, "answered 503 (simulated failure: failNext)")]
    [InlineData(500, AnswerReason.FailShare, "500 (simulated failure: failShare)", true, "answered 500 (simulated failure: failShare)")]
    [InlineData(200, AnswerReason.Handshake, "200 (handshake)", false, "answered 200 (handshake)")]
    [InlineData(302, null, "302", true, "answered 302")]
    public async Task Page_Answer_IsShownInRowAndDetail(int status, AnswerReason? why, string row, bool standsOut, string detail)
    {
        var added = _pages.Log.Add(AnEvent.To("inbox").Answered(status, why));
        var page = _pages.Open("events", added.Id);
        await page.ShowsAsync(() => Assert.Equal(detail, page.Find("[data-testid=event-answer]").TextContent.Trim()));

        await page.ShowsAsync(() =>
        {
            var cell = page.Find("[data-testid=event-row] .answer");
            Assert.Equal(row, cell.TextContent.Trim());
            Assert.Equal(standsOut, cell.QuerySelector(".failed") is not null);
        });
    }

    [Fact]
    public async Task Page_Trailers_AreShownBelowTheHeaders()
    {
        var without = _pages.Log.Add(AnEvent.To("inbox").WithHeader("X-A", "1"));
        var with = _pages.Log.Add(AnEvent.To("inbox").WithHeader("X-A", "1").WithTrailer("X-Sum", "abc").WithTrailer("Authorization", "hush"));

        Assert.DoesNotContain("Trailers", (await OpenHeadersAsync(without)).TextContent, StringComparison.Ordinal);
        var table = (await OpenHeadersAsync(with)).TextContent;
        Assert.True(table.IndexOf("X-A", StringComparison.Ordinal) < table.IndexOf("Trailers", StringComparison.Ordinal));
        Assert.True(table.IndexOf("Trailers", StringComparison.Ordinal) < table.IndexOf("X-Sum", StringComparison.Ordinal));
        Assert.DoesNotContain("hush", table, StringComparison.Ordinal);

        async Task<AngleSharp.Dom.IElement> OpenHeadersAsync(EventSummary summary)
        {
            var page = _pages.Open("events", summary.Id);
            await ShowHeadersAsync(page);
            return page.Find("[role=tabpanel]");
        }
    }

    [Fact]
    public async Task Page_ValueThatIsCut_IsShownWholeWithItsPath()
    {
        var secret = new string('x', 5_000);
        var added = _pages.Log.Add(AnEvent.To("inbox").WithBody($$"""{"a":[{"token":"{{secret}}\n"}]}"""));
        var page = _pages.Open("events", added.Id);
        await page.ShowsAsync(() => Assert.Equal("… 4.0 kB more", page.Find(".cut").TextContent));

        await page.ClickAsync(".cut");

        await _pages.Dialogs.ShowsAsync(() => Assert.Equal(secret + "\n", _pages.Dialogs.Find("[data-testid=json-value]").TextContent));
        Assert.Equal(
            ["$.a[0].token", secret + "\n"], _pages.Dialogs.FindAll("[data-copy]").Select(button => button.GetAttribute("data-copy")));
    }

    [Fact]
    public async Task Page_Wrap_IsOnUntilItIsTurnedOff()
    {
        var added = _pages.Log.Add(AnEvent.To("inbox").WithBody("a long line"));
        var page = _pages.Open("events", added.Id);
        await page.ShowsAsync(() => page.Find("[data-testid=event-body].wraps"));

        await page.ClickAsync("[aria-label='Wrap long lines']");

        await page.ShowsAsync(() => Assert.Empty(page.FindAll("[data-testid=event-body].wraps")));
    }

    [Fact]
    public async Task Page_Image_IsShownOnRequest()
    {
        var added = _pages.Log.Add(AnEvent.To("inbox").WithBody(Convert.FromHexString("89504E470D0A1A0A")).WithContentType("image/png"));
        var page = _pages.Open("events", added.Id);
        await page.ShowsAsync(() => Assert.Contains("89 50 4e 47", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("img"));

        await page.ClickAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Image"));

        await page.ShowsAsync(() => Assert.Equal("data:image/png;base64,iVBORw0KGgo=", page.Find("img").GetAttribute("src")));
    }

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("<?xml version=\"1.0\"?><a/>", true)]
    [InlineData("a\0b", false)]
    public async Task Page_CopyBody_IsOfferedForText(string body, bool offered)
    {
        var added = _pages.Log.Add(AnEvent.To("inbox").WithBody(body));
        var page = _pages.Open("events", added.Id);
        await page.ShowsAsync(() => page.Find(".view-switch"));

        Assert.Equal(offered, page.FindAll("[data-copy-from-page=body]").Count == 1);
        Assert.Equal(offered ? new CopiedText(body) : null, await page.Instance.CopiedAsync("body"));
    }

    [Fact]
    public async Task Page_Headers_AreGroupedByTheirOrigin()
    {
        var added = _pages.Log.Add(AnEvent.To("inbox")
            .WithHeader("Host", "h").WithHeader("X-Forwarded-For", "203.0.113.9").WithHeader("X-GitHub-Event", "push").WithHeader("X-Hub-Signature-256", "sha256=0").WithHeader("Accept", "*/*"));
        var page = _pages.Open("events", added.Id);

        await ShowHeadersAsync(page);

        Assert.Equal(
            ["From the provider", "X-GitHub-Event", "Signature", "X-Hub-Signature-256", "Standard", "Host", "Accept", "Proxies and tracing", "X-Forwarded-For"],
            page.FindAll("[aria-label=Headers] tbody th").Select(head => head.TextContent));
    }

    [Fact]
    public async Task Page_LargeMultipart_ListsPartsBeyondWhatIsShown()
    {
        byte[] body =
        [
            .. "--b\r\nContent-Disposition: form-data; name=\"big\"\r\n\r\n"u8, .. new byte[2 * BodyDocument.MaxShown],
            .. "\r\n--b\r\nContent-Disposition: form-data; name=\"last\"; filename=\"end.txt\"\r\n\r\nend\r\n--b--"u8,
        ];
        var added = _pages.Log.Add(AnEvent.To("inbox").WithBody(body).WithContentType("multipart/form-data; boundary=b"));

        var page = _pages.Open("events", added.Id);

        await page.ShowsAsync(() => Assert.Equal($"api/v1/events/{added.Id}/parts/1", page.Find("[aria-label='Download end.txt']").GetAttribute("href")));
    }

    private async Task LoseAsync(EventSummary open, EventLoss loss)
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        switch (loss)
        {
            case EventLoss.Deletion:
                await _pages.Log.DeleteAsync(open.Id, cancellation);
                break;
            case EventLoss.Endpoint:
                await _pages.Context.Directory.DeleteAsync(open.Endpoint, cancellation);
                await _pages.Log.DeleteAsync(open.Id, cancellation);
                break;
            case EventLoss.Restore:
                _pages.Log.Remove(open.Id);
                _pages.Log.Head.GoBackTo(0);
                break;
            default:
                _pages.Log.Remove(open.Id);
                break;
        }
    }

    private static async Task ShowHeadersAsync(IRenderedComponent<EventsPage> page)
    {
        await page.ShowsAsync(() => Tab());
        await page.ClickAsync(Tab);
        await page.ShowsAsync(() => page.Find("[role=region][aria-label=Headers]"));

        AngleSharp.Dom.IElement Tab() => page.FindAll("[role=tab]").Single(tab => tab.TextContent.StartsWith("Headers", StringComparison.Ordinal));
    }
}
