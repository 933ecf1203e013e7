using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Network;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace WebhookDashboard.Tests.Browser.SignIn;

/// <summary>Like on a server: nginx terminates TLS, and the app is behind it under a prefix.</summary>
public sealed class ProxyJourneyTests : BrowserTest
{
    private const string Token = TokenHost.Token;
    private const string ApiKey = TokenHost.ApiKey;
    private const string Prefix = "/hooks-dashboard";

    private readonly ReservedPort _port = new();
    private readonly Uri _address;
    private Nginx? _nginx;

    public ProxyJourneyTests(BrowserFixture browser)
        : base(browser)
    {
        Nginx.SkipWithout();
        _address = new Uri($"https://localhost:{_port.Number}{Prefix}/");
        Options = new DashboardHostOptions
        {
            Environment = "Production",
            Settings =
            [
                ("Access:Mode", "Token"), ("Access:Token", Token), ("Access:ApiKeys:0", ApiKey), ("PathBase", Prefix),
                ("ForwardedHeaders:KnownProxies", "127.0.0.1"),
            ],
        };
    }

    protected override DashboardHostOptions Options { get; }

    protected override Uri Address => _address;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _nginx = await Nginx.StartAsync(_port, Dashboard.BaseAddress);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (_nginx is not null)
        {
            await _nginx.DisposeAsync();
        }

        _port.Dispose();
    }

    [Fact]
    public async Task Person_SignsInAndWatches_AsWithoutAProxy()
    {
        var page = await OpenStaticAsync("events");
        Assert.StartsWith($"{_address}login", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Token").FillAsync(Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await WaitUntilInteractiveAsync(page);
        await Expect(page).ToHaveURLAsync($"{_address}events");
        await Expect(page.GetByTestId("live-status")).ToHaveTextAsync("Live");
        Assert.All(await Context.CookiesAsync(), cookie => Assert.Equal(
            (true, true, Prefix, SameSiteAttribute.Strict), (cookie.HttpOnly, cookie.Secure, cookie.Path, cookie.SameSite)));

        // The URL on the page works for senders.
        await page.GotoAsync("endpoints");
        await WaitUntilInteractiveAsync(page);
        var shown = page.GetByTestId("endpoint-url").Filter(new() { HasText = "/hooks/inbox" }).First;
        var url = await shown.InnerTextAsync();
        Assert.Equal($"{_address}hooks/inbox", url);
        await page.GotoAsync("events");
        await WaitUntilInteractiveAsync(page);
        var id = await PostAsync(url);
        var row = page.Locator($"[data-testid=event-row][data-event-id='{id}']");
        await row.ClickAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("behind.a.proxy");
        await page.ReloadAsync();
        await Expect(page.GetByTestId("event-body")).ToContainTextAsync("behind.a.proxy");
        await Expect(page).ToHaveURLAsync($"{_address}events/{id}");
    }

    [Fact]
    public async Task Person_SendsATestWebhook_ItArrivesUnderThePrefix()
    {
        var page = await OpenStaticAsync($"login?t={Token}");
        await page.GotoAsync("send");
        await WaitUntilInteractiveAsync(page);

        await page.GetByTestId("send-webhook").ClickAsync();

        await Expect(page.GetByTestId("send-result").First).ToContainTextAsync("200");
    }

    [Fact]
    public async Task Program_ReadsTheApiAndTheHub_ThroughTheProxy()
    {
        using var client = new HttpClient(_nginx!.NewHandler()) { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        var id = await PostAsync($"{_address}hooks/inbox");

        var stored = JsonNode.Parse(await client.GetStringAsync($"api/v1/events/{id}", TestContext.Current.CancellationToken))!;
        var endpoint = JsonNode.Parse(await client.GetStringAsync("api/v1/endpoints/inbox", TestContext.Current.CancellationToken))!;

        Assert.Equal($"{Prefix}/hooks/inbox", (string?)stored["path"]);
        Assert.Equal("127.0.0.1", (string?)stored["remoteAddress"]);
        Assert.Equal($"{_address}hooks/inbox", (string?)endpoint["url"]);
        Assert.Equal(id, await FirstOfTailAsync());
    }

    private async Task<string> PostAsync(string url)
    {
        using var client = new HttpClient(_nginx!.NewHandler());
        using var content = new StringContent("""{"type":"behind.a.proxy"}""", MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await client.PostAsync(new Uri(url), content, TestContext.Current.CancellationToken);
        return Assert.Single(answer.EnsureSuccessStatusCode().Headers.GetValues("X-Event-Id"));
    }

    private async Task<string> FirstOfTailAsync()
    {
        using var invoker = new HttpMessageInvoker(_nginx!.NewHandler());
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(_address, "hubs/events"), HttpTransportType.WebSockets, http =>
            {
                http.SkipNegotiation = true;
                http.WebSocketFactory = async (context, cancellationToken) =>
                {
                    var socket = new ClientWebSocket();
                    socket.Options.SetRequestHeader("Authorization", $"Bearer {ApiKey}");
                    await socket.ConnectAsync(context.Uri, invoker, cancellationToken);
                    return socket;
                };
            })
            .Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        await foreach (var item in connection.StreamAsync<TailedEvent>(
            "Tail", new { after = 0 }, TestContext.Current.CancellationToken))
        {
            return item.Id.ToString();
        }

        throw new InvalidOperationException("The stream ended without an event.");
    }
}
