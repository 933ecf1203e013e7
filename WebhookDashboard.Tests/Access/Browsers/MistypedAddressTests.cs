using System.Net;
using System.Text;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Browsers;

/// <summary>What a sender with a wrong address is told.</summary>
public sealed class MistypedAddressTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hook/inbox")]
    [InlineData("webhooks/inbox")]
    [InlineData("")]
    [InlineData("events")]
    [InlineData("events/")]
    [InlineData("login")]
    [InlineData("logout")]
    [InlineData("scalar")]
    [InlineData("error")]
    [InlineData("not-found")]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    [InlineData("app.css")]
    public async Task Post_ToAnUnknownAddress_Is404AndNamesTheRightOne(string path)
    {
        foreach (var cookie in new[] { "", await running.Host.SignInAsync() })
        {
            using var answer = await PostAsync(path, """{"type":"lost"}""", "application/json", ("Cookie", cookie), ("Host", "hooks.example.com"));

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("/hooks/{endpoint}", await answer.TitleAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Slack's commands and Twilio's messages come as forms.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "token=x&command=%2Fdeploy")]
    [InlineData("application/x-www-form-urlencoded", "%%%=&&&")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Dispo")]
    [InlineData("multipart/form-data", "a")]
    public async Task PostOfAForm_ToTheSignInPage_Is404(string type, string body)
    {
        using var answer = await PostAsync("login", body, type);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/hooks/{endpoint}", await answer.TitleAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "", null, HttpStatusCode.Unauthorized)]
    [InlineData("GET", "", "*/*", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "", "text/html;q=0, */*", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "", "text/html", HttpStatusCode.Found)]
    [InlineData("HEAD", "", "text/html", HttpStatusCode.Found)]
    [InlineData("HEAD", "", "*/*", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "", "application/xhtml+xml", HttpStatusCode.Found)]
    [InlineData("GET", "no-such-page", "*/*", HttpStatusCode.NotFound)]
    [InlineData("GET", "no-such-page", "text/html", HttpStatusCode.Found)]
    [InlineData("HEAD", "login", "text/html", HttpStatusCode.OK)]
    [InlineData("POST", "", "text/html", HttpStatusCode.NotFound)]
    [InlineData("OPTIONS", "", "text/html", HttpStatusCode.NotFound)]
    public async Task Stranger_AnyRequest_IsRedirectedOnlyForPages(string method, string path, string? accept, HttpStatusCode expected)
    {
        using var answer = await running.Host.SendAsync(HttpMethod.Parse(method), path, accept is null ? [] : [("Accept", accept)]);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "text/html", HttpStatusCode.OK)]
    [InlineData("HEAD", "text/html", HttpStatusCode.OK)]
    [InlineData("GET", "*/*", HttpStatusCode.OK)]
    [InlineData("PUT", "text/html", HttpStatusCode.NotFound)]
    public async Task Page_SignedIn_IsReadOnly(string method, string accept, HttpStatusCode expected)
    {
        using var answer = await running.Host.SendAsync(
            HttpMethod.Parse(method), "events", ("Accept", accept), ("Cookie", await running.Host.SignInAsync()));

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await running.Host.Client.SendAsync(request, Cancel);
    }
}
