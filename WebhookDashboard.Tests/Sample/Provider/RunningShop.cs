using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider;

/// <summary>One app with sign-in, whose shop the tests of a class call with the shop's key.</summary>
public sealed class RunningShop : IAsyncLifetime
{
    public const string Key = "the-shops-key";

    public DashboardHost Host { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Host = await DashboardHost.StartAsync(new DashboardHostOptions
    {
        Environment = "Production",
        Settings = [("Shop:ApiKey", Key), ("Access:Mode", "Token"), ("Access:Token", "t"), ("Access:ApiKeys:0", "dashboard-key")],
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Under <c>/shop-api/</c>.</param>
    /// <param name="body">Sent as by curl's -d, or null for none.</param>
    /// <param name="headers">Added to the key.</param>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"shop-api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Host.Client.SendAsync(request, Cancellation);
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> CallAsync(string method, string path, string? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public async Task<string> RefusalAsync(HttpStatusCode expected, string method, string path, string? body = null)
    {
        var (status, problem) = await CallAsync(method, path, body);
        Assert.Equal((expected, (int)expected), (status, problem.GetProperty("status").GetInt32()));
        return problem.GetProperty("title").GetString()!;
    }

    /// <summary>The bodies of the webhooks of one type that an endpoint received, oldest first.</summary>
    public async Task<IReadOnlyList<string>> PushedAsync(string kind)
    {
        var events = await Host.Get<WebhookDashboard.Events.IEventLog>().ReadForwardAsync(
            0, [WebhookDashboard.Domain.EndpointSlug.Parse(kind)], 1_000, Cancellation);
        List<string> bodies = [];
        foreach (var one in events)
        {
            Assert.Equal(WebhookDashboard.Domain.Signatures.Verdict.Valid, one.Summary.Signature.Verdict);
            bodies.Add(Encoding.UTF8.GetString(one.Body.Span));
        }

        return bodies;
    }
}
