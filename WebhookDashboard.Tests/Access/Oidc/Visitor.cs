using System.Net;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Oidc;

/// <summary>A browser: keeps cookies and follows each redirect itself.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _home;

    public Visitor(DashboardHost host)
    {
        _home = host.BaseAddress;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The URL of the last response.</summary>
    public Uri At { get; private set; } = null!;

    /// <summary>Every URL of the last chain of redirects, including the first and the last.</summary>
    public List<Uri> Way { get; } = [];

    public string Text { get; private set; } = "";

    public bool HasSession => Cookies.GetAllCookies().Any(cookie => cookie.Name == "webhook-dashboard" && cookie.Value.Length > 0);

    /// <returns>The status of the last response.</returns>
    public async Task<HttpStatusCode> GoAsync(string path)
    {
        At = new Uri(_home, path);
        Way.Clear();
        for (var steps = 0; steps < 20; steps++)
        {
            Way.Add(At);
            using var request = new HttpRequestMessage(HttpMethod.Get, At);
            request.Headers.Add("Accept", "text/html");
            using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            Text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (answer.Headers.Location is not { } next)
            {
                return answer.StatusCode;
            }

            At = new Uri(At, next);
        }

        throw new InvalidOperationException($"There is no end to the redirects; the last one led to {At}.");
    }

    public void Dispose() => _client.Dispose();
}
