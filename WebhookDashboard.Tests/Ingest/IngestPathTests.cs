using System.Net;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Variants of a sender's URL: each reaches the endpoint or is refused by name.</summary>
public sealed class IngestPathTests(IngestPathTests.Hosts hosts) : IClassFixture<IngestPathTests.Hosts>
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("//hooks/inbox", "inbox")]
    [InlineData("/hooks//inbox", "inbox")]
    [InlineData("///hooks///inbox//x/", "inbox")]
    [InlineData("/hooks/inbox/", "inbox")]
    [InlineData("/hooks/inbox//", "inbox")]
    [InlineData("/Hooks/INBOX", "inbox")]
    [InlineData("//HOOKS//Inbox", "inbox")]
    [InlineData("/hooks/%69nbox", "inbox")]
    [InlineData("/%68ooks/inbox", "inbox")]
    [InlineData("/hooks/./inbox", "inbox")]
    [InlineData("/hooks/x/../inbox", "inbox")]
    [InlineData("/elsewhere/..//hooks/inbox", "inbox")]
    [InlineData("//payment-webhook", "payment")]
    [InlineData("//inventory-webhook//", "inventory")]
    public Task Path_OddSpelling_ReachesTheEndpointAndIsStoredAsWritten(string path, string endpoint) =>
        AssertReachesAsync(hosts.Plain, path, endpoint);

    [Theory]
    [InlineData("/dash/hooks/inbox")]
    [InlineData("//dash/hooks/inbox")]
    [InlineData("/dash//hooks/inbox")]
    [InlineData("//dash//hooks//inbox")]
    [InlineData("/Dash/hooks/inbox")]
    public Task Path_OddSpellingUnderAPrefix_ReachesTheEndpointAndIsStoredAsWritten(string path) =>
        AssertReachesAsync(hosts.Prefixed, path, "inbox");

    [Theory]
    [InlineData("/hooks", "''")]
    [InlineData("//hooks//", "''")]
    [InlineData("/hooks/inbox;v=1", "'inbox;v=1'")]
    [InlineData("/hooks/inbox%2Fx", "'inbox%2Fx'")]
    [InlineData("/hooks/%2Finbox", "'%2Finbox'")]
    [InlineData("/hooks/inbox%20", "'inbox '")]
    [InlineData("/hook/inbox", "/hook/inbox")]
    [InlineData("//hook//inbox", "//hook//inbox")]
    [InlineData("/hooks%2Finbox", "/hooks%2Finbox")]
    [InlineData("/hooksinbox", "/hooksinbox")]
    [InlineData("/hooks\\inbox", "/hooks\\inbox")]
    [InlineData("/v1//hooks/inbox", "/v1//hooks/inbox")]
    [InlineData("//", "//")]
    [InlineData("//login", "//login")]
    public async Task Path_WithoutAnEndpoint_IsRefusedByName(string path, string named)
    {
        var head = hosts.Plain.Get<IEventLog>().Head.Sequence;

        using var answer = await PostAsync(hosts.Plain, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(named, await answer.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(head, hosts.Plain.Get<IEventLog>().Head.Sequence);
    }

    /// <summary>Paths at which neither health nor pages exist take no webhooks either.</summary>
    [Theory]
    [InlineData("/hooks/inbox")]
    [InlineData("//hooks/inbox")]
    [InlineData("/payment-webhook")]
    [InlineData("/shop-api/products")]
    [InlineData("/health/live")]
    [InlineData("/")]
    [InlineData("/dashboard/hooks/inbox")]
    public async Task Path_OutsideThePrefix_IsRefusedWithTheRightAddress(string path)
    {
        var head = hosts.Prefixed.Get<IEventLog>().Head.Sequence;

        using var answer = await PostAsync(hosts.Prefixed, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/dash/hooks/{endpoint}", await answer.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(head, hosts.Prefixed.Get<IEventLog>().Head.Sequence);
    }

    private static async Task AssertReachesAsync(DashboardHost host, string path, string endpoint)
    {
        using var answer = await PostAsync(host, path + "?a=//b");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), null);
        var kept = (await host.Get<IEventLog>().FindAsync(id, Cancel))!.Summary;
        Assert.Equal((endpoint, path, "?a=//b"), (kept.Endpoint.Value, kept.Path, kept.Query));
    }

    private static async Task<HttpResponseMessage> PostAsync(DashboardHost host, string path)
    {
        using var body = new StringContent("{}");
        return await host.Client.PostAsync(new Uri($"http://{host.BaseAddress.Authority}{path}", AsWritten), body, Cancel);
    }

    public sealed class Hosts : IAsyncLifetime
    {
        public DashboardHost Plain { get; private set; } = null!;

        public DashboardHost Prefixed { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Plain = await DashboardHost.StartAsync();
            Prefixed = await DashboardHost.StartAsync(("PathBase", "/dash"));
        }

        public async ValueTask DisposeAsync()
        {
            await Plain.DisposeAsync();
            await Prefixed.DisposeAsync();
        }
    }
}
