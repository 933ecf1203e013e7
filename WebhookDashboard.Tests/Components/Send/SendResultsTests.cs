using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Results;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendResultsTests : BunitContext
{
    private readonly FakeTimeProvider _time = new();
    private readonly SendLog _log;
    private readonly SendRun _run;

    public SendResultsTests()
    {
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(_time);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        _log = new SendLog(_time);
        _run = SendRun.Of(AnOrder.Of(count: 20, perSecond: 10), _time.GetUtcNow());
    }

    [Fact]
    public async Task Add_Answers_AddsRowsAndShowsTheNewest()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        _log.Start(_run);
        var id = EventId.At(DateTimeOffset.UnixEpoch);
        Add(1, FakeSender.Answered(200, id));
        Add(2, FakeSender.Answered(413, body: """{"title":"<b>Too large</b>"}""", contentType: "application/problem+json"));
        _log.Arrive(AnEvent.To("payment").WithId(id).Summary(48_213));

        await ShowsAsync(results, () =>
        {
            Assert.Equal(["2", "1"], results.FindAll("[data-testid=send-result] .number").Select(number => number.TextContent));
            Assert.Equal("48,213", results.Find($"a[href='events/{id}']").TextContent);
        });
        Assert.Contains("2 of 20 done", results.Markup, StringComparison.Ordinal);
        Assert.Equal("<b>Too large</b>", results.Find("td.bad.ellipsis").TextContent);
        Assert.Contains("HTTP 413", results.Find(".answer pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_ARow_ShowsItsAnswer()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        _log.Start(_run);
        Add(1, new SendResult.Failed("Nothing is listening at localhost:1.", 3));
        Add(2, FakeSender.Answered(200));
        await ShowsAsync(results, () => Assert.Equal(2, results.FindAll("[data-testid=send-result]").Count));

        await results.ClickAsync("[aria-label='Show response 1']");

        Assert.Equal("Nothing is listening at localhost:1.", results.Find(".answer .failed").TextContent);
    }

    [Fact]
    public async Task Add_Redirects_ShowWhereTheyLeadAndLed()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        _log.Start(_run);
        Add(1, new SendResult.Answered(301, 5, null, [new HeaderLine("Location", "https://example.com/<b>")], "Moved"));
        Add(2, new SendResult.Answered(200, 5, null, [], "OK") { Hops = [new SendHop(302, "/else")] });

        await ShowsAsync(results, () =>
        {
            Assert.Equal("→ https://example.com/<b>", results.Find("td.bad.ellipsis").TextContent);
            Assert.StartsWith("HTTP 302 → /else\nHTTP 200 OK\n", results.Find(".answer pre").TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Add_AnswerWithDirectionControls_MarksThem()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        _log.Start(_run);
        Add(1, new SendResult.Answered(302, 5, null, [new HeaderLine("Location", "/abc\u202Etxt.exe")], "abc\u202Etxt.exe"));

        await ShowsAsync(results, () =>
        {
            Assert.Equal("→ /abc‹U+202E›txt.exe", results.Find("td.bad.ellipsis").TextContent);
            var answer = results.Find(".answer pre").TextContent;
            Assert.Contains("Location: /abc‹U+202E›txt.exe", answer, StringComparison.Ordinal);
            Assert.EndsWith("\nabc‹U+202E›txt.exe", answer, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Run_StartedAndEnded_IsAnnouncedOnceEach()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        Assert.Empty(results.Announced()); // The region is there before its text.

        _log.Start(_run);
        await ShowsAsync(results, () => Assert.Equal("Sending 20 requests.", results.Announced()));
        Add(1, FakeSender.Answered(200));
        await ShowsAsync(results, () => Assert.Contains("1 of 20 done", results.Markup, StringComparison.Ordinal));
        Assert.Equal("Sending 20 requests.", results.Announced());

        _log.End(wasStopped: true);
        await ShowsAsync(results, () => Assert.Equal("1 of 20 requests ended, 1 answered with 2xx.", results.Announced()));
        Assert.Single(results.FindAll("[role=status]"));
    }

    [Fact]
    public async Task Run_OfOneRequest_AnnouncesItsResult()
    {
        var results = Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        var once = SendRun.Of(AnOrder.Of(count: 1, perSecond: 10), _time.GetUtcNow());
        _log.Start(once);
        _log.Add(new SendRow(once, 1, _time.GetUtcNow(), _time.GetTimestamp(), new SendResult.Failed("Nothing listens.", 1)));
        _log.End(wasStopped: false);

        await ShowsAsync(results, () => Assert.Equal("Nothing listens.", results.Announced()));
    }

    [Fact]
    public async Task Dispose_Always_UnsubscribesFromTheLog()
    {
        Render<SendResults>(parameters => parameters.Add(part => part.Log, _log));
        Assert.Equal(1, _log.Changed.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, _log.Changed.Subscribers);
    }

    private Task ShowsAsync(IRenderedComponent<SendResults> results, Action assertion) =>
        results.ShowsAsync(assertion, () => _time.Advance(TimeSpan.FromMilliseconds(100)));

    private void Add(int number, SendResult result) =>
        _log.Add(new SendRow(_run, number, _time.GetUtcNow(), _time.GetTimestamp(), result));
}
