using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.Outbound;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Browser.SignIn;

/// <summary>
/// The page of another site, open in the browser of a signed-in person, tries everything that a page can try. Another port
/// of the same host is the harder case: for the browser it is the same site, so cookies are sent.
/// </summary>
public sealed class ForeignPageTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Token = TokenHost.Token;

    /// <summary>Each attempt reports its result: "open", "read 200" or the obstacle.</summary>
    private const string Attempts =
        """
        async base => {
          const socket = path => new Promise(done => {
            const ws = new WebSocket(base.replace('http', 'ws') + path);
            ws.onopen = () => done('open');
            ws.onerror = () => done('failed');
          });
          const ask = (path, options) => fetch(base + path, { credentials: 'include', ...options })
            .then(async answer => `${answer.type === 'opaque' ? 'blind' : 'read'} ${answer.status}`, () => 'failed');
          const change = (method, type, mode) => ask('api/v1/endpoints', {
            method, mode, headers: { 'Content-Type': type }, body: JSON.stringify({ slug: 'stolen', name: 'Stolen' }) });
          return {
            readApi: await ask('api/v1/endpoints'),
            readEvents: await ask('api/v1/events/export?format=ndjson'),
            readPage: await ask('events'),
            createAsJson: await change('POST', 'application/json', 'cors'),
            createAsText: await change('POST', 'text/plain', 'no-cors'),
            deleteAll: await ask('api/v1/events?endpoint=inbox', { method: 'DELETE' }),
            negotiate: await ask('hubs/events/negotiate?negotiateVersion=1', { method: 'POST' }),
            hub: await socket('hubs/events'),
            blazor: await socket('_blazor?id=x'),
          };
        }
        """;

    protected override DashboardHostOptions Options { get; } = new()
    {
        Environment = "Production",
        Settings = [("Access:Mode", "Token"), ("Access:Token", Token)],
    };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Foreign_Requests_ReadAndChangeNothing(string host)
    {
        ExpectConsoleError(".*"); // each refusal is one
        await SignInAsync();
        await PostEventAsync();
        await using var foreign = await Receiver.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>Another site</title>");
        });
        var page = await OpenStaticAsync($"http://{host}:{foreign.Url.Port}/");

        var came = await AttemptsAsync(page);

        Assert.All(came, attempt => Assert.DoesNotMatch("^(read|open)", attempt.Value));
        Assert.Equal("failed", came["hub"]);
        Assert.Equal("failed", came["blazor"]);
        await NothingHasChangedAsync();
    }

    [Theory]
    [InlineData("api/v1/endpoints")]
    [InlineData("api/v1/send")]
    [InlineData("logout")]
    [InlineData("login")]
    public async Task Foreign_PostsAForm_NothingChanges(string path)
    {
        ExpectConsoleError(".*");
        await SignInAsync();
        await PostEventAsync();

        // The old trick to post JSON with a form: as text, with the form's '=' within a string.
        var body = JsonSerializer.Serialize(new { slug = "stolen", endpoint = "inbox", token = Token });
        await using var foreign = await Receiver.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(
                $"""
                <!doctype html><title>Another site</title>
                <form method="post" action="{Dashboard.BaseAddress}{path}" enctype="text/plain">
                  <input name='{body[..^1]},"a":"' value='"{body[^1]}'>
                  <button>Win a prize</button>
                </form>
                """);
        });
        var page = await OpenStaticAsync(foreign.Url.AbsoluteUri);

        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button).ClickAsync(), response => response.Request.Method == "POST");

        Assert.Equal(403, answer.Status);
        await NothingHasChangedAsync();
    }

    [Fact]
    public async Task Foreign_FramesThePage_NothingIsShown()
    {
        ExpectConsoleError(".*");
        await SignInAsync();
        await using var foreign = await Receiver.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync($"""<!doctype html><iframe src="{Dashboard.BaseAddress}events"></iframe>""");
        });
        var page = await OpenStaticAsync(foreign.Url.AbsoluteUri);
        await Until.TrueAsync(() => page.Frames.Count == 2 && page.Frames[1].Url.Length > 0);

        Assert.StartsWith("chrome-error:", page.Frames[1].Url, StringComparison.Ordinal);
    }

    /// <summary>The same attempts, to show that the ones above fail because of their origin.</summary>
    [Fact]
    public async Task OwnPage_TriesTheSame_Succeeds()
    {
        ExpectConsoleError(".*");
        await SignInAsync();
        var page = await OpenAsync("events");

        var came = await AttemptsAsync(page);

        Assert.Equal("read 200", came["readApi"]);
        Assert.Equal("read 201", came["createAsJson"]);
        Assert.Equal("read 200", came["deleteAll"]);
        Assert.Equal("open", came["hub"]);
    }

    private async Task SignInAsync()
    {
        var page = await OpenStaticAsync($"login?t={Token}");
        await page.CloseAsync();
    }

    private async Task PostEventAsync()
    {
        using var content = new StringContent("{}");
        using var answer = await Dashboard.Client.PostAsync(
            new Uri("hooks/inbox", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<Dictionary<string, string>> AttemptsAsync(IPage page)
    {
        var came = await page.EvaluateAsync<Dictionary<string, string>>(Attempts, Dashboard.BaseAddress.AbsoluteUri);
        return came;
    }

    private async Task NothingHasChangedAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.DoesNotContain(Dashboard.Get<IEndpointDirectory>().All, endpoint => endpoint.Slug.Value == "stolen");
        Assert.Single(await Dashboard.Get<IEventLog>().ReadForwardAsync(after: 0, endpoints: [], limit: 10, cancellation));

        // Still signed in, as the same person.
        var page = await OpenAsync("events");
        Assert.EndsWith("/events", page.Url, StringComparison.Ordinal);
    }
}
