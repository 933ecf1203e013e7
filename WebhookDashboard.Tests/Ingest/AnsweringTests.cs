using System.Diagnostics;
using System.Net;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Endpoints respond as configured, and requests that get a simulated failure are stored too.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Answer_OfTheEndpoint_IsSentAsSet()
    {
        var answer = await PostAsync(new ResponseSettings
        {
            Status = 202,
            ContentType = "application/json",
            Body = """{"ok":"ä"}""",
            Headers = new Dictionary<string, string> { ["X-Mine"] = "yes" },
        });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"ok":"ä"}""", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("yes", answer.Headers.GetValues("X-Mine").Single());
    }

    [Fact]
    public async Task Answer_204_HasNoBody()
    {
        var answer = await PostAsync(new ResponseSettings { Status = 204 });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task FailNext_Set_FailsThatManyAndStoresThem()
    {
        var settings = new ResponseSettings { FailNext = 2, FailStatus = 503 };
        var statuses = new List<int> { (int)(await PostAsync(settings)).StatusCode };
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((int)(await _host.Client.PostAsync("hooks/mine", null, Cancel)).StatusCode);
        }

        Assert.Equal([503, 503, 200, 200], statuses);
        Assert.Equal(4, _host.Get<IEventLog>().Head.Sequence);
    }

    [Fact]
    public async Task FailShare_All_FailsEachEvent() =>
        Assert.Equal(HttpStatusCode.InternalServerError, (await PostAsync(new ResponseSettings { FailShare = 1 })).StatusCode);

    [Fact]
    public async Task Delay_Set_DelaysTheAnswerButNotTheEvent()
    {
        var since = Stopwatch.GetTimestamp();
        var answering = PostAsync(new ResponseSettings { DelayMs = 300 });
        await Until.EqualAsync(1, () => _host.Get<IEventLog>().Head.Sequence);
        await answering;
        Assert.True(Stopwatch.GetElapsedTime(since) >= TimeSpan.FromMilliseconds(290));
    }

    private async Task<HttpResponseMessage> PostAsync(ResponseSettings settings)
    {
        await _host.Get<IEndpointDirectory>().CreateAsync(AnEndpoint.Named("mine").Answering(settings).Build(), Cancel);
        return await _host.Client.PostAsync("hooks/mine", new StringContent("{}"), Cancel);
    }
}
