using System.Text;
using Bunit;
using WebhookDashboard.Components.Shared.Signing;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Tests.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Signing;

public sealed class SignatureTraceTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task Trace_ValidEvent_ShowsHeadersSecretAndTheExactString()
    {
        var example = PublishedExamples.Of(SignatureScheme.Slack);

        var trace = await RenderAsync(example, example.Settings);

        Assert.Equal("v0:1531420618:" + Encoding.UTF8.GetString(example.Body), trace.Find("pre").TextContent);
        Assert.Contains("v0=a2114d57", trace.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("matches", trace.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("current settings", trace.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(example.Secret, trace.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_SettingsChanged_IsCheckedAgain()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        var trace = await RenderAsync(example, example.Settings with { Secrets = ["another secret altogether"] });
        Assert.Contains("mismatch", trace.Find(".said").TextContent, StringComparison.Ordinal);
        Assert.Contains("must be signed", trace.Find("h3").TextContent, StringComparison.Ordinal);

        await _context.Directory.UpdateAsync(Endpoint(example.Settings), Xunit.TestContext.Current.CancellationToken);

        await trace.ShowsAsync(() => Assert.Contains("matches", trace.Markup, StringComparison.Ordinal));
        Assert.Contains("was signed", trace.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Contains("When the event was received, it was mismatch", trace.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_HeaderMissing_NamesItAndShowsNoString()
    {
        var example = PublishedExamples.Of(SignatureScheme.Slack).With("X-Slack-Request-Timestamp", null);

        var trace = await RenderAsync(example, example.Settings);

        Assert.Contains("missing", trace.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Empty(trace.FindAll("pre"));
    }

    [Fact]
    public async Task Trace_EndpointThatChecksNothingNow_SaysSo()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);

        var trace = await RenderAsync(example, SignatureSettings.None);

        Assert.Contains("The endpoint doesn't verify signatures now.", trace.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_EndpointAndEventDeleted_KeepsTheExplanation()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        var trace = await RenderAsync(example, example.Settings);
        var explained = trace.Find("pre").TextContent;

        _context.EventLog.Remove(trace.Instance.Event.Summary.Id);
        await _context.Directory.DeleteAsync(EndpointSlug.Parse("inbox"), Xunit.TestContext.Current.CancellationToken);
        await trace.InvokeAsync(() => { });

        Assert.Equal(explained, trace.Find("pre").TextContent);
    }

    [Fact]
    public async Task Trace_EventDeletedBeforeItIsExplained_SaysSo()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        await _context.Directory.CreateAsync(Endpoint(example.Settings), Xunit.TestContext.Current.CancellationToken);
        var stored = AnEvent.To("inbox").Stored(1);

        var trace = _context.Render<SignatureTrace>(parameters => parameters.Add(one => one.Event, stored));

        Assert.Contains("The event was deleted", trace.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_Disposed_Unsubscribes()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        await RenderAsync(example, example.Settings);
        Assert.NotEqual(0, _context.Directory.Watchers);

        await _context.LeaveAsync();

        Assert.Equal(0, _context.Directory.Watchers);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static WebhookEndpoint Endpoint(SignatureSettings settings) =>
        new() { Slug = EndpointSlug.Parse("inbox"), Name = "Inbox", Signature = settings with { ToleranceSeconds = null } };

    private async Task<IRenderedComponent<SignatureTrace>> RenderAsync(SignedExample example, SignatureSettings settings)
    {
        await _context.Directory.CreateAsync(Endpoint(settings), Xunit.TestContext.Current.CancellationToken);
        var webhook = AnEvent.To("inbox").WithBody(example.Body).Judged(Verdict.Mismatch);
        foreach (var (name, value) in example.Headers)
        {
            webhook = webhook.WithHeader(name, value);
        }

        var stored = await _context.EventLog.FindAsync(_context.EventLog.Add(webhook).Id, Xunit.TestContext.Current.CancellationToken);
        return _context.Render<SignatureTrace>(parameters => parameters.Add(trace => trace.Event, stored!));
    }
}
