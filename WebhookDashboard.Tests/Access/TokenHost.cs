using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Access;

/// <summary>The app as deployed on the internet: Production, sign-in by token, one API key.</summary>
internal static partial class TokenHost
{
    public const string Token = $"{NeverLogged.Mark}-token";
    public const string ApiKey = $"{NeverLogged.Mark}-key";

    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<DashboardHost> StartAsync(params (string Key, string? Value)[] settings) =>
        StartAsync(new DashboardHostOptions { Environment = "Production", Settings = settings });

    public static Task<DashboardHost> StartAsync(DashboardHostOptions options) => DashboardHost.StartAsync(options with
    {
        Settings =
        [
            ("Access:Mode", "Token"), ("Access:Token", Token), ("Access:ApiKeys:0", "another-key"), ("Access:ApiKeys:1", ApiKey),
            .. options.Settings,
        ],
    });

    /// <summary>Sends a request without a body. The headers bypass the checks of <see cref="HttpClient"/>.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this DashboardHost host, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await host.Client.SendAsync(request, Cancellation);
    }

    public static Task<HttpResponseMessage> GetAsync(
        this DashboardHost host, string path, params (string Name, string Value)[] headers) =>
        host.SendAsync(HttpMethod.Get, path, headers);

    /// <summary>Requests a page as a browser does.</summary>
    public static Task<HttpResponseMessage> GetPageAsync(
        this DashboardHost host, string path, params (string Name, string Value)[] headers) =>
        host.GetAsync(path, [("Accept", BrowserAccept), .. headers]);

    /// <summary>Fills in the sign-in page and submits it.</summary>
    public static async Task<HttpResponseMessage> SubmitSignInAsync(
        this DashboardHost host, string token, string? returnUrl = null, string accept = BrowserAccept)
    {
        using var page = await host.GetAsync("login");
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "login")
        {
            Content = new FormUrlEncodedContent(
            [
                new("token", token),
                new("returnUrl", returnUrl ?? ""),
                new("__RequestVerificationToken", AntiforgeryField().Match(html).Groups["value"].Value),
            ]),
        };
        request.Headers.Add("Cookie", page.CookiePair());
        request.Headers.Add("Accept", accept);
        return await host.Client.SendAsync(request, Cancellation);
    }

    public static async Task<string> SignInAsync(this DashboardHost host, string token = Token)
    {
        using var answer = await host.GetAsync($"login?t={token}");
        return answer.CookiePair();
    }

    public static string SetCookie(this HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Set-Cookie"));

    public static string CookiePair(this HttpResponseMessage answer) => answer.SetCookie().Split(';')[0];

    /// <summary>The address that the response to a form leads to.</summary>
    public static async Task<string?> LeadsToAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        return Refresh().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["address"].Value) : null;
    }

    public static string? Location(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;

    public static AuthenticationHeaderValue Bearer(string key) => new("Bearer", key);

    [GeneratedRegex("""<meta http-equiv="refresh" content="0; url=(?<address>[^"]*)">""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();

    [GeneratedRegex("""__RequestVerificationToken" value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();
}
