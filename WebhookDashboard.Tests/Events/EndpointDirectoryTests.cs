using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Storing endpoints. The same on every database.</summary>
public abstract class EndpointDirectoryTests(ITestDatabase database) : LogSuite(database)
{
    private IEndpointDirectory Directory => Host.Get<IEndpointDirectory>();

    [Fact]
    public void FirstStart_EmptyDatabase_CreatesTheContractsEndpoints() => Assert.Equal(
        ["chat", "inbox", "inventory", "orders", "payment", "users"], Directory.All.Select(e => e.Slug.Value).Order());

    [Fact]
    public async Task Delete_OfAFirstEndpoint_IsNotUndoneByARestart()
    {
        Assert.True(await Directory.DeleteAsync(EndpointSlug.Parse("chat"), Cancel));
        await StartAsync();
        Assert.Null(Directory.Find(EndpointSlug.Parse("chat")));
        Assert.Equal(5, Directory.All.Count);
    }

    [Fact]
    public async Task Create_AllSettings_SurviveARestart()
    {
        var made = AnEndpoint.Named("mine").Titled("Mine").Accepting("POST", "PUT").SignedWith("whsec_c2VjcmV0").Rejecting()
            .LimitedTo(5000).AtMost(2.5)
            .Answering(new ResponseSettings { Status = 202, Body = "thanks", Headers = new Dictionary<string, string> { ["X-A"] = "b" }, DelayMs = 3 })
            .Build();
        Assert.True(await Directory.CreateAsync(made, Cancel));
        await StartAsync();

        Assert.Equivalent(made, Directory.Find(made.Slug), strict: true);
    }

    [Fact]
    public async Task Create_TakenSlug_IsFalseAndChangesNothing()
    {
        Assert.False(await Directory.CreateAsync(AnEndpoint.Named("inbox").Titled("Other").Build(), Cancel));
        Assert.Equal("Inbox", Directory.Find(EndpointSlug.Parse("inbox"))!.Name);
    }

    [Fact]
    public async Task Update_Endpoint_IsVisibleAtOnceAndSignalled()
    {
        var told = 0;
        Directory.Changed.Subscribe(() => told++);
        var inbox = Directory.Find(EndpointSlug.Parse("inbox"))!;

        Assert.True(await Directory.UpdateAsync(inbox with { Name = "Renamed" }, Cancel));
        Assert.Equal("Renamed", Directory.Find(inbox.Slug)!.Name);
        Assert.Equal(1, told);
        Assert.False(await Directory.UpdateAsync(AnEndpoint.Named("nowhere").Build(), Cancel));
    }

    [Fact]
    public async Task Update_OneEndpoint_KeepsTheObjectsOfOthers()
    {
        var inbox = Directory.Find(EndpointSlug.Parse("inbox"))!;
        await Directory.UpdateAsync(Directory.Find(EndpointSlug.Parse("chat"))! with { Name = "Talk" }, Cancel);
        Assert.Same(inbox, Directory.Find(EndpointSlug.Parse("inbox")));
    }

    [Fact]
    public async Task Start_AfterAnInterruptedDeletion_FinishesIt()
    {
        await KeepManyAsync(5, i => AnEvent.To(i < 2 ? "gone" : "inbox"));
        await StartAsync();
        Assert.Equal(3, (await Host.AllAsync()).Count);
    }

    [Fact]
    public async Task Delete_EventInFlight_DeletesItSoonAfter()
    {
        await Directory.DeleteAsync(EndpointSlug.Parse("chat"), Cancel);
        await KeepManyAsync(5, i => AnEvent.To(i < 2 ? "chat" : "inbox"));

        await Until.EqualAsync(3, async () =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await Host.AllAsync()).Count;
        });
    }

    [Fact]
    public async Task Sweep_RecreatedEndpoint_LeavesItsEvents()
    {
        await Directory.DeleteAsync(EndpointSlug.Parse("chat"), Cancel);
        await Directory.CreateAsync(AnEndpoint.Named("chat").Build(), Cancel);
        await KeepManyAsync(2, _ => AnEvent.To("chat"));

        await Host.Get<EndpointDirectory>().SweepAsync(Cancel);

        Assert.Equal(2, (await Host.AllAsync()).Count);
    }

    [Fact]
    public async Task Delete_Endpoint_DeletesItsEventsAndRefusals()
    {
        await KeepManyAsync(20, i => AnEvent.To(i < 5 ? "chat" : "inbox"));
        Host.Get<RefusalCounter>().Count(EndpointSlug.Parse("chat"), 413);
        await Host.Get<RefusalCounter>().SaveAsync(Cancel);

        Assert.True(await Directory.DeleteAsync(EndpointSlug.Parse("chat"), Cancel));
        Assert.Equal(15, (await Host.AllAsync()).Count);
        Assert.Empty((await Host.Get<RefusalCounter>().ReadAsync(Cancel))[EndpointSlug.Parse("chat")]);
        Assert.False(await Directory.DeleteAsync(EndpointSlug.Parse("chat"), Cancel));
    }
}
