using System.Net;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Each event records the response that its sender got.</summary>
public sealed class KeptAnswerTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task FailNext_EachEvent_StoresItsAnswer()
    {
        await MakeAsync(new ResponseSettings { Status = 202, FailNext = 2, FailStatus = 503 });

        List<int> given = [await PostAsync(), await PostAsync(), await PostAsync()];

        Assert.Equal([503, 503, 202], given);
        Assert.Equal(
            [new EventAnswer(503, AnswerReason.FailNext), new EventAnswer(503, AnswerReason.FailNext), new EventAnswer(202)],
            await KeptAsync());
    }

    [Fact]
    public async Task FailShare_EachEvent_StoresItsAnswer()
    {
        await MakeAsync(new ResponseSettings { FailShare = .5 });

        var given = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            given.Add(await PostAsync());
        }

        Assert.Equal([200, 500], given.Distinct().Order());
        Assert.Equal(given.Select(status => new EventAnswer(status, status == 500 ? AnswerReason.FailShare : null)), await KeptAsync());
    }

    [Theory]
    [InlineData(1, 0, "failNext")]
    [InlineData(0, 1, "failShare")]
    public async Task Failure_Deliberate_SaysSo(int failNext, double failShare, string setting)
    {
        await MakeAsync(new ResponseSettings
        {
            ContentType = "application/json",
            Body = """{"received":true}""",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
            FailNext = failNext,
            FailShare = failShare,
        });

        using var answer = await _host.Client.PostAsync("hooks/mine", new StringContent("{}"), Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            $"This failure is simulated by the endpoint's setting {setting}. The event was stored.",
            await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("7", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.NotNull(await _host.Get<IEventLog>().FindAsync(EventId.Parse(answer.Headers.GetValues("X-Event-Id").Single(), null), Cancel));
    }

    [Fact]
    public async Task FailNext_EventNotStored_UsesUpNoFailure()
    {
        await MakeAsync(new ResponseSettings { FailNext = 1, FailStatus = 418 });
        await using (await LockedDatabase.OfAsync(_host))
        {
            Assert.Equal(503, await PostAsync());
        }

        await Until.TrueAsync(() => _host.Get<StorageHealth>().Fault is null);

        Assert.Equal(418, await PostAsync());
        Assert.Equal(200, await PostAsync());
        Assert.Equal([new EventAnswer(418, AnswerReason.FailNext), new EventAnswer(200)], await KeptAsync());
    }

    private async Task MakeAsync(ResponseSettings settings) =>
        Assert.True(await _host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("mine").Answering(settings).Build(), Cancel));

    private async Task<int> PostAsync()
    {
        using var answer = await _host.Client.PostAsync("hooks/mine", new StringContent("{}"), Cancel);
        return (int)answer.StatusCode;
    }

    private async Task<IEnumerable<EventAnswer?>> KeptAsync() =>
        (await _host.Get<IEventLog>().ReadForwardAsync(0, [], 100, Cancel)).Select(kept => kept.Summary.Answer);
}
