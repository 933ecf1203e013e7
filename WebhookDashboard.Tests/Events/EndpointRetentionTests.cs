using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Each endpoint's own limits and its share of the log's limits. The same on every database.</summary>
public abstract class EndpointRetentionTests(ITestDatabase database) : LogSuite(database)
{
    [Fact]
    public async Task Events_LimitOfOneEndpoint_KeepsItsNewestAndAllOthers()
    {
        await LimitAsync("payment", new RetentionLimits { Events = 3 });
        await KeepManyAsync(20, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").OfType($"{i % 4}"));

        await EnforceAsync();

        Assert.Equal([19, 17, 15], await SequencesOfAsync("payment"));
        Assert.Equal(10, (await SequencesOfAsync("inbox")).Count);
    }

    [Fact]
    public async Task Days_OfOneEndpoint_DeletesOldEventsBehindAFutureTime()
    {
        await LimitAsync("payment", new RetentionLimits { Days = 2 });
        await Host.KeepAsync(AnEvent.To("payment").At(AnEvent.SomeTime.AddYears(10)));
        await KeepManyAsync(1_200, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").At(AnEvent.SomeTime.AddDays(-3)));
        var young = await Host.KeepAsync(AnEvent.To("payment"));

        await EnforceAsync();

        Assert.Equal([young, 1], await SequencesOfAsync("payment"));
        Assert.Equal(600, (await SequencesOfAsync("inbox")).Count);
    }

    [Fact]
    public async Task Bytes_OfOneEndpoint_CountsItsBodies()
    {
        await LimitAsync("payment", new RetentionLimits { Bytes = 2_500 });
        await KeepManyAsync(10, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").WithBody(new byte[1_000]));

        await EnforceAsync();

        Assert.Equal([9, 7], await SequencesOfAsync("payment"));
        Assert.Equal(5, (await SequencesOfAsync("inbox")).Count);
    }

    [Fact]
    public async Task RetainEvents_OneBusyEndpoint_LeavesTheOthersUntouched()
    {
        await KeepManyAsync(50, _ => AnEvent.To("payment"));
        await KeepManyAsync(2_000, _ => AnEvent.To("inbox").WithBody(new byte[1]));
        await StartAsync(("Storage:RetainEvents", "200"));

        await EnforceAsync();

        Assert.Equal((50, 150), ((await SequencesOfAsync("payment")).Count, (await SequencesOfAsync("inbox")).Count));
        Assert.Equal(2_050, (await SequencesOfAsync("inbox"))[0]);
    }

    [Fact]
    public async Task RetainBytes_ManyTinyBodies_LeavesAnEndpointOfFewLargeOnes()
    {
        await KeepManyAsync(20, _ => AnEvent.To("payment").WithBody(new byte[50_000]));
        await KeepManyAsync(20_000, _ => AnEvent.To("inbox").WithBody(new byte[1]));
        await StartAsync(); // Cuts the journal, which counts as well.
        var size = await Host.Get<IDatabaseSize>().ReadAsync(Cancel);
        await StartAsync(("Storage:RetainBytes", $"{size / 2}"));

        await EnforceAsync();

        Assert.Equal(20, (await SequencesOfAsync("payment")).Count);
        Assert.InRange((await SequencesOfAsync("inbox")).Count, 1, 15_000);
    }

    private Task EnforceAsync() => Host.Get<Retention>().EnforceAsync(Cancel);

    private async Task LimitAsync(string slug, RetentionLimits limits)
    {
        var directory = Host.Get<IEndpointDirectory>();
        await directory.UpdateAsync(directory.Find(EndpointSlug.Parse(slug))! with { Retention = limits }, Cancel);
    }

    private async Task<List<long>> SequencesOfAsync(string slug)
    {
        var page = await Host.Log.PageAsync(
            new EventFilter { Endpoints = [EndpointSlug.Parse(slug)] }, new PageRequest(Limit: 30_000), Cancel);
        return [.. page.Items.Select(e => e.Sequence)];
    }
}
