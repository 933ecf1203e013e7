using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.SignIn;

/// <summary>What signing out ends besides the browser's own cookie.</summary>
public sealed partial class SignOutTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignOut_CopyOfTheCookie_IsInvalidWhileOtherSessionsContinue()
    {
        var host = running.Host;
        var (session, other) = (await host.SignInAsync(), await host.SignInAsync());

        await SignOutAsync(host, session);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(host, session), await AskAsync(host, other)));
    }

    [Fact]
    public async Task SignOut_WhileStreamsAreOpen_CutsOffThoseOfTheSession()
    {
        var host = running.Host;
        var (session, other) = (await host.SignInAsync(), await host.SignInAsync());
        await using var ended = await OpenStream.ByCookieAsync(host, session);
        await using var left = await OpenStream.ByCookieAsync(host, other);

        await SignOutAsync(host, session);

        await Until.EqualAsync(HubConnectionState.Disconnected, () => ended.State);
        Assert.Equal(HubConnectionState.Connected, left.State);
    }

    [Fact]
    public async Task SignOut_ThenARestart_TheOldCookieLeadsToTheSignInPage()
    {
        using var folder = new TemporaryFolder();
        var options = new DashboardHostOptions { Environment = "Production", Folder = folder };
        string ended, other;
        await using (var before = await TokenHost.StartAsync(options))
        {
            (ended, other) = (await before.SignInAsync(), await before.SignInAsync());
            await SignOutAsync(before, ended);
        }

        await using var after = await TokenHost.StartAsync(options);
        using var page = await after.GetAsync("events", ("Cookie", ended), ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.Found, "/login?returnUrl=%2Fevents"), (page.StatusCode, page.Location()));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(after, ended), await AskAsync(after, other)));
    }

    private static async Task<HttpStatusCode> AskAsync(DashboardHost host, string cookie)
    {
        using var answer = await host.GetAsync("api/v1/stats", ("Cookie", cookie));
        return answer.StatusCode;
    }

    /// <summary>Signs out with the button of every page.</summary>
    private static async Task SignOutAsync(DashboardHost host, string cookie)
    {
        using var page = await host.GetAsync("settings", ("Cookie", cookie), ("Accept", "text/html"));
        var form = SignOutForm().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups["value"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "logout")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", form)]),
        };
        request.Headers.Add("Cookie", $"{cookie}; {page.CookiePair()}");
        using var answer = await host.Client.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.OK, "/login"), (answer.StatusCode, await answer.LeadsToAsync()));
    }

    [GeneratedRegex("""action="logout".*?__RequestVerificationToken" value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex SignOutForm();
}
