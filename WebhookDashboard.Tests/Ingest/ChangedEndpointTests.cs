using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Ingest;

/// <summary>Changing an endpoint keeps its other state: the rate used so far and the failures already simulated.</summary>
public sealed class ChangedEndpointTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEndpointDirectory Directory => _host.Get<IEndpointDirectory>();

    private WebhookEndpoint Mine => Directory.Find(EndpointSlug.Parse("mine"))!;

    public async ValueTask InitializeAsync() => _host = await DashboardHost.StartAsync();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Rename_RateUsedUp_StaysUsedUp()
    {
        await MakeAsync(AnEndpoint.Named("mine").AtMost(perSecond: 0.001));
        Assert.Equal(200, await PostAsync());

        await ChangeAsync(Mine with { Name = "Another" });

        Assert.Equal(429, await PostAsync());
    }

    [Fact]
    public async Task Change_OfTheRate_AppliesAtOnce()
    {
        await MakeAsync(AnEndpoint.Named("mine").AtMost(perSecond: 0.001));
        Assert.Equal(200, await PostAsync());

        await ChangeAsync(Mine with { RatePerSecond = 0.002 });

        Assert.Equal(200, await PostAsync());
        Assert.Equal(429, await PostAsync());
    }

    [Fact]
    public async Task Rename_FailuresPartlyGiven_GivesOnlyTheRest()
    {
        await MakeAsync(AnEndpoint.Named("mine").Answering(new ResponseSettings { FailNext = 2 }));
        Assert.Equal(500, await PostAsync());

        await ChangeAsync(Mine with { Name = "Another" });
        Assert.Equal(500, await PostAsync());
        await ChangeAsync(Mine with { Response = Mine.Response with { Body = "Thanks", FailStatus = 503 } });

        Assert.Equal(200, await PostAsync());
    }

    [Fact]
    public async Task Change_OfFailNext_RestartsTheCount()
    {
        await MakeAsync(AnEndpoint.Named("mine").Answering(new ResponseSettings { FailNext = 1 }));
        Assert.Equal(500, await PostAsync());
        Assert.Equal(200, await PostAsync());

        // Even if nothing is sent between the two changes.
        await ChangeAsync(Mine with { Response = Mine.Response with { FailNext = 0 } });
        await ChangeAsync(Mine with { Response = Mine.Response with { FailNext = 1 } });

        Assert.Equal(500, await PostAsync());
        Assert.Equal(200, await PostAsync());
    }

    [Fact]
    public async Task Endpoint_DeletedAndRecreated_CountsFromZero()
    {
        await MakeAsync(AnEndpoint.Named("mine").AtMost(perSecond: 0.001).Answering(new ResponseSettings { FailNext = 1 }));
        Assert.Equal(500, await PostAsync());

        await Directory.DeleteAsync(EndpointSlug.Parse("mine"), Cancel);
        await MakeAsync(AnEndpoint.Named("mine").AtMost(perSecond: 0.001).Answering(new ResponseSettings { FailNext = 1 }));

        Assert.Equal(500, await PostAsync());
    }

    private async Task MakeAsync(AnEndpoint endpoint) => Assert.True(await Directory.CreateAsync(endpoint.Build(), Cancel));

    private async Task ChangeAsync(WebhookEndpoint endpoint) => Assert.True(await Directory.UpdateAsync(endpoint, Cancel));

    private async Task<int> PostAsync()
    {
        using var answer = await _host.Client.PostAsync("hooks/mine", new StringContent("{}"), Cancel);
        return (int)answer.StatusCode;
    }
}
