using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

public sealed class InMemoryHubTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    public static TheoryData<string, bool> Strangers() => new()
    {
        { nameof(EventsHub.Watch), true },
        { nameof(EventsHub.Watch), false },
        { nameof(EventsHub.Tail), true },
        { nameof(EventsHub.Tail), false },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Stream_WithoutASignedInPrincipal_IsRefused(string method, bool anonymous)
    {
        await _host.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        await using var client = _host.Get<InMemoryHub>().NewClient(anonymous ? new ClaimsPrincipal(new ClaimsIdentity()) : null);
        await client.StartAsync(Cancel);

        await using var stream = client.StreamAsync<object>(method, new WatchRequest(After: 0), Cancel).GetAsyncEnumerator(Cancel);
        var fault = await Assert.ThrowsAsync<HubException>(async () => await stream.MoveNextAsync());

        Assert.Contains("unauthorized", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(EventsHub.Watch))]
    [InlineData(nameof(EventsHub.Tail))]
    public async Task Stream_AsTheApp_Begins(string method)
    {
        await _host.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        await using var client = _host.Get<InMemoryHub>().NewClient(InMemoryHub.App);
        await client.StartAsync(Cancel);

        await using var stream = client.StreamAsync<object>(method, new WatchRequest(After: 0), Cancel).GetAsyncEnumerator(Cancel);

        Assert.True(await stream.MoveNextAsync());
    }

    /// <summary>The endpoint's policy does not apply in memory, so each method needs its own.</summary>
    [Fact]
    public void HubMethods_All_RequireAuthorization() => Assert.All(
        typeof(EventsHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
        method => Assert.NotNull(method.GetCustomAttribute<AuthorizeAttribute>()));

    [Fact]
    public async Task Dispose_WhileTheHubStreams_EndsTheStream()
    {
        var client = _host.Get<InMemoryHub>().NewClient(InMemoryHub.App);
        await client.StartAsync(Cancel);
        await using var stream = client.StreamAsync<WatchBatch>(nameof(EventsHub.Watch), new WatchRequest(), Cancel).GetAsyncEnumerator(Cancel);
        await stream.MoveNextAsync();
        var next = stream.MoveNextAsync();

        await client.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await _host.Get<IHost>().StopAsync(Cancel);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>A client checks its time limit once a second. When a second client is over its limit, the first has checked.</summary>
    [Fact]
    public async Task Client_AfterItsTimeout_StaysConnectedWithoutPings()
    {
        await using var client = _host.Get<InMemoryHub>().NewClient(InMemoryHub.App);
        var closed = CloseAfterAMillisecondOfSilence(client);
        await client.StartAsync(Cancel);
        await using var overTheNetwork = new HubConnectionBuilder().WithUrl(new Uri(_host.BaseAddress, EventsHub.Path)).Build();
        var closedOverTheNetwork = CloseAfterAMillisecondOfSilence(overTheNetwork);
        await overTheNetwork.StartAsync(Cancel);

        await closedOverTheNetwork.WaitAsync(WaitLimits.Longest, Cancel);

        Assert.False(closed.IsCompleted);
        Assert.Equal(HubConnectionState.Connected, client.State);
    }

    private static Task CloseAfterAMillisecondOfSilence(HubConnection client)
    {
        var closed = new TaskCompletionSource();
        client.ServerTimeout = TimeSpan.FromMilliseconds(1);
        client.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        return closed.Task;
    }
}
