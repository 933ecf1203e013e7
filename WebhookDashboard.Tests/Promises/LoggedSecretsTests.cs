using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>
/// Sends secrets and bodies through every input of the app while everything is logged: none may be in a log line.
/// (<see cref="NeverLogged"/> checks all other tests at the usual levels.)
/// </summary>
public sealed class LoggedSecretsTests : IAsyncLifetime
{
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes(NeverLogged.Mark));
    private static readonly string Body = $$"""{"type":"a.b","card":"{{NeverLogged.Mark}}"}""";

    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await TokenHost.StartAsync(
        ("Shop:ApiKey", $"{NeverLogged.Mark}-shop"), ("Outbound:AllowPrivateNetworks", "true"), ("Logging:LogLevel:Default", "Trace"),
        ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Secrets_ThroughEveryInput_AreInNoLogLine()
    {
        // The mark in base64 is a different text and searched for separately.
        Assert.Contains(_host.Logs.Lines, line => line.Level == LogLevel.Trace);
        using var wrong = await _host.GetAsync($"login?t={NeverLogged.Mark}-wrong");
        var cookie = await _host.SignInAsync();
        using var form = await _host.SubmitSignInAsync($"{NeverLogged.Mark}-wrong");
        using var refused = await _host.GetAsync("api/v1/stats", ("Authorization", $"Bearer {NeverLogged.Mark}-wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        await CallAsync("POST", "api/v1/endpoints", $$"""
            { "slug": "sealed", "name": "Sealed", "signature": { "scheme": "standardwebhooks", "secrets": ["{{Secret}}"], "onFailure": "reject" },
              "response": { "body": "{{NeverLogged.Mark}}", "headers": { "X-Answer": "{{NeverLogged.Mark}}" } } }
            """, HttpStatusCode.Created);
        await CallAsync("PUT", "api/v1/endpoints/sealed", $$"""{ "name": 7, "signature": { "secrets": ["{{Secret}}"] } }""", HttpStatusCode.BadRequest);
        await CallAsync("POST", "hooks/sealed", Body, HttpStatusCode.Unauthorized);
        await CallAsync("POST", $"hooks/inbox?token={NeverLogged.Mark}", Body, HttpStatusCode.OK);
        await CallAsync("POST", "hooks/inbox", new string('a', 1_048_600) + NeverLogged.Mark, HttpStatusCode.RequestEntityTooLarge);
        await CallAsync("POST", "hooks/nowhere", Body, HttpStatusCode.NotFound);
        await CallAsync("POST", "payment-webhook", $$"""{ "order_id": "{{NeverLogged.Mark}}", "amount": "not a number" }""", HttpStatusCode.OK);

        var send = $$"""
            { "endpoint": "sealed", "body": {{Body}}, "headers": { "X-Token": "{{NeverLogged.Mark}}" }, "sign": { "scheme": "standardwebhooks", "secret": "{{Secret}}" } }
            """;
        await CallAsync("POST", "api/v1/send", send, HttpStatusCode.OK);
        await CallAsync("POST", "api/v1/send", $$"""{ "url": "http://127.0.0.1:1/?key={{NeverLogged.Mark}}", "body": {{Body}} }""", HttpStatusCode.BadGateway);
        await CallAsync("POST", "api/v1/send", $"{{ \"endpoint\": \"{NeverLogged.Mark}", HttpStatusCode.BadRequest);
        await CallAsync("GET", "shop-api/products", null, HttpStatusCode.OK, $"{NeverLogged.Mark}-shop");
        await CallAsync("GET", "shop-api/products", null, HttpStatusCode.Unauthorized, $"{NeverLogged.Mark}-wrong");

        foreach (var path in new[] { "", "events", "endpoints", "endpoints/sealed", "send", "products", "api-calls", "compare", "shop", "settings" })
        {
            using var page = await _host.GetAsync(path, ("Cookie", cookie));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        await FollowAsync();

        NeverLogged.AssertNowhereIn(_host.Logs.Lines);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.ToString().Contains(Secret["whsec_".Length..], StringComparison.Ordinal));
    }

    [Fact]
    public void Search_LineWithTheMark_IsFound() => Assert.ThrowsAny<Exception>(() => NeverLogged.AssertNowhereIn(
        [new LogLine(LogLevel.Debug, "Test", 1, $"The token is {TokenHost.Token}.", Exception: null)]));

    private async Task CallAsync(string method, string path, string? body, HttpStatusCode expected, string key = TokenHost.ApiKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _host.Client.SendAsync(request, Cancel);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    /// <summary>Calls the hub with the key in the address, where browsers have to put it.</summary>
    private async Task FollowAsync()
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(_host.BaseAddress, $"hubs/events?access_token={TokenHost.ApiKey}"), http =>
                http.AccessTokenProvider = () => Task.FromResult<string?>(TokenHost.ApiKey))
            .Build();
        await connection.StartAsync(Cancel);
        await foreach (var item in connection.StreamAsync<TailedEvent>("Tail", new { after = 0 }, Cancel))
        {
            Assert.Contains(NeverLogged.Mark, Encoding.UTF8.GetString(item.Body), StringComparison.Ordinal);
            break;
        }
    }
}
