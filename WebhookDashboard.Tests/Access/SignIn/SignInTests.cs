using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.SignIn;

public sealed class SignInTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    [Fact]
    public async Task Link_RightToken_SignsInAndOpensTheOverview()
    {
        var host = running.Host;

        using var answer = await host.GetPageAsync($"login?t={TokenHost.Token}");

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Location()));
        var attributes = answer.SetCookie().Split("; ")[1..];
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=strict", attributes);
        Assert.Contains("path=/", attributes);
        Assert.DoesNotContain("secure", attributes);
        using var stats = await host.GetAsync("api/v1/stats", ("Cookie", answer.CookiePair()));
        Assert.Equal(HttpStatusCode.OK, stats.StatusCode);
    }

    [Fact]
    public async Task Link_WrongToken_ReturnsToTheFormWithoutACookie()
    {
        var host = running.Host;

        using var answer = await host.GetPageAsync("login?t=wrong");

        Assert.Equal("/login?error=1", answer.Location());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/events?verdict=valid", "/events?verdict=valid")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("events", "/")]
    [InlineData("", "/")]
    public async Task Link_ReturnUrl_LeadsOnlyWithinTheApp(string returnUrl, string expected)
    {
        var host = running.Host;

        using var answer = await host.GetPageAsync($"login?t={TokenHost.Token}&returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(expected, answer.Location());
    }

    [Fact]
    public async Task Form_RightToken_SignsInAndContinues()
    {
        var host = running.Host;

        using var answer = await host.SubmitSignInAsync(TokenHost.Token, "/events");

        Assert.Equal((HttpStatusCode.OK, "/events"), (answer.StatusCode, await answer.LeadsToAsync()));
        Assert.StartsWith("webhook-dashboard=", answer.SetCookie(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WrongToken_ShowsThePageAgainAndKeepsTheReturnUrl()
    {
        var host = running.Host;

        using var answer = await host.SubmitSignInAsync("wrong", "/events?a=\"b\"");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Wrong token.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"/events?a=&quot;b&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains(host.Logs.Lines, line => line.Text.Contains("wrong token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_WithoutAntiforgery_DoesNotSignIn()
    {
        var host = running.Host;
        using var form = new FormUrlEncodedContent([new("token", TokenHost.Token)]);

        using var answer = await host.Client.PostAsync("login", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    /// <summary>As if the page had stayed open over a restart.</summary>
    [Fact]
    public async Task Form_OfAnOldPage_ShowsTheCurrentPage()
    {
        var host = running.Host;
        using var request = new HttpRequestMessage(HttpMethod.Post, "login")
        {
            Headers = { { "Accept", "text/html" } },
            Content = new FormUrlEncodedContent([new("token", TokenHost.Token), new("__RequestVerificationToken", "old")]),
        };

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("paste its token here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("webhook-dashboard=", string.Concat(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TokenHost.Token, HttpStatusCode.OK)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    public async Task Link_FollowedByAProgram_SignsInWithoutARedirect(string token, HttpStatusCode expected)
    {
        var host = running.Host;

        using var answer = await host.GetAsync($"login?t={token}&returnUrl=%2Fevents%3Fa%3D%22b%27", ("Accept", "*/*"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(expected == HttpStatusCode.OK ? "/events?a=\"b'" : null, await answer.LeadsToAsync());
    }

    [Theory]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    [InlineData(TokenHost.Token, HttpStatusCode.OK)]
    public async Task Form_SentByAProgram_AnswersWithAStatus(string token, HttpStatusCode expected)
    {
        var host = running.Host;

        using var answer = await host.SubmitSignInAsync(token, accept: "application/json");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "text/html" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Logout_WithoutAntiforgery_IsRefused()
    {
        var host = running.Host;

        using var form = new FormUrlEncodedContent([]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "logout") { Content = form, Headers = { { "Cookie", await host.SignInAsync() }, { "Accept", "text/html" } } };

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "/login")]
    [InlineData("events?endpoint=payment", "/login?returnUrl=%2Fevents%3Fendpoint%3Dpayment")]
    [InlineData("no-such-page", "/login?returnUrl=%2Fno-such-page")]
    [InlineData("scalar", "/login?returnUrl=%2Fscalar")]
    public async Task Page_NotSignedIn_LeadsToSignIn(string path, string expected)
    {
        var host = running.Host;

        using var answer = await host.GetAsync(path, ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.Found, expected), (answer.StatusCode, answer.Location()));
    }

    [Theory]
    [InlineData("GET", "api/v1/stats")]
    [InlineData("GET", "api/v1/no-such-call")]
    [InlineData("DELETE", "api/v1/endpoints/inbox")]
    [InlineData("POST", "hubs/events/negotiate?negotiateVersion=1")]
    [InlineData("GET", "openapi/v1.json")]
    [InlineData("POST", "_blazor/negotiate?negotiateVersion=1")]
    public async Task ProgramPath_NotSignedIn_AnswersAProblem(string method, string path)
    {
        var host = running.Host;

        using var answer = await host.SendAsync(HttpMethod.Parse(method), path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    [InlineData("app.css")]
    public async Task OpenPath_NotSignedIn_IsServed(string path)
    {
        var host = running.Host;

        using var answer = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(TokenHost.Token, HttpStatusCode.OK)]
    [InlineData("another-token", HttpStatusCode.Unauthorized)]
    public async Task Cookie_AfterARestart_SignsInWhileTheTokenIsTheSame(string tokenAfter, HttpStatusCode expected)
    {
        using var folder = new TemporaryFolder();
        var options = new DashboardHostOptions { Environment = "Production", Folder = folder };
        string cookie;
        await using (var before = await TokenHost.StartAsync(options))
        {
            cookie = await before.SignInAsync();
        }

        await using var after = await TokenHost.StartAsync(options with { Settings = [("Access:Token", tokenAfter)] });
        using var answer = await after.GetAsync("api/v1/stats", ("Cookie", cookie));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task OpenMode_AnyRequest_IsAcceptedAndTheStartWarns()
    {
        await using var host = await TokenHost.StartAsync(("Access:Mode", "Open"));

        using var answer = await host.GetAsync("api/v1/stats");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(host.Logs.Lines, line => line.Text.Contains("Access:Mode is Open", StringComparison.Ordinal));
    }
}
