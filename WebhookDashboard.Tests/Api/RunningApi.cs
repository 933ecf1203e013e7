using System.Net;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Tests.Api.Description;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

/// <summary>One app for the API tests of a class. Each test creates its own endpoints.</summary>
public sealed class RunningApi : IAsyncLifetime
{
    public DashboardHost Host { get; private set; } = null!;

    /// <summary>Fails on a response that <c>/openapi/v1.json</c> does not describe.</summary>
    public HttpClient Client { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The tests' events are old: retention would delete them meanwhile.
    public async ValueTask InitializeAsync()
    {
        Host = await DashboardHost.StartAsync(("Storage:RetainDays", "0"));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        Client = new HttpClient(new DescribedAnswers(await DescribedApi.ReadAsync(Host), handler)) { BaseAddress = Host.BaseAddress };
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Host.DisposeAsync();
    }

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Under <c>/api/v1/</c>.</param>
    /// <param name="json">The body, or null.</param>
    public async Task<(HttpStatusCode Status, JsonElement Json)> CallAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"api/v1/{path}");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync($"api/v1/{path}", Cancellation);

    public async Task<string> RefusalAsync(HttpStatusCode expected, string method, string path, string? json = null)
    {
        var (status, problem) = await CallAsync(method, path, json);
        Assert.Equal((expected, (int)expected), (status, problem.GetProperty("status").GetInt32()));
        return problem.GetProperty("title").GetString()!;
    }

    /// <summary>Creates an endpoint for one test only.</summary>
    public async Task<string> NewEndpointAsync(string more = "")
    {
        var (status, created) = await CallAsync("POST", "endpoints", $$"""{ "name": "Test"{{more}} }""");
        Assert.Equal(HttpStatusCode.Created, status);
        return created.GetProperty("slug").GetString()!;
    }

    internal async Task<EventId> KeepAsync(AnEvent one)
    {
        var webhook = one.Build();
        Assert.IsType<AppendResult.Stored>(await Host.Get<IEventLog>().AppendAsync(webhook, Cancellation));
        return webhook.Id;
    }
}
