using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Retention, counts and cursors. The same on every database.</summary>
public abstract class LogUpkeepTests(ITestDatabase database) : LogSuite(database)
{
    [Fact]
    public async Task Retention_NumberLimit_KeepsTheNewest()
    {
        await KeepManyAsync(1300);
        await StartAsync(("Storage:RetainEvents", "100"));
        await Host.Get<Retention>().EnforceAsync(Cancel);

        var kept = await Host.AllAsync();
        Assert.Equal(100, kept.Count);
        Assert.Equal(1201, kept[^1].Sequence);
    }

    [Fact]
    public async Task Retention_AgeLimit_DeletesOnlyOldEvents()
    {
        await KeepManyAsync(10, i => AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-i)));
        var young = (await Host.AllAsync()).Where(e => e.ReceivedAt >= AnEvent.SomeTime.AddDays(-5.5)).ToList();
        await StartAsync(("Storage:RetainDays", "5.5"));
        await Host.Get<Retention>().EnforceAsync(Cancel);

        Assert.Equal(6, young.Count);
        Assert.Equal(young, await Host.AllAsync());
    }

    [Fact]
    public async Task Retention_AgeLimit_DeletesBehindAFutureTime()
    {
        await Host.KeepAsync(AnEvent.To("inbox").At(AnEvent.SomeTime.AddYears(10)));
        await KeepManyAsync(1_200, _ => AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-3)));
        var young = await Host.KeepAsync(AnEvent.To("inbox"));
        await StartAsync(("Storage:RetainDays", "2"));
        await Host.Get<Retention>().EnforceAsync(Cancel);

        Assert.Equal([young, 1], (await Host.AllAsync()).Select(e => e.Sequence));
    }

    [Fact]
    public async Task Retention_SizeLimit_ShrinksTheDatabase()
    {
        const long Limit = 4 * 1024 * 1024;
        for (var i = 0; i < 40; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody(new byte[256 * 1024]));
        }

        await StartAsync(("Storage:RetainBytes", $"{Limit}"));
        Assert.True(await Host.Get<IDatabaseSize>().ReadAsync(Cancel) > Limit);
        await Host.Get<Retention>().EnforceAsync(Cancel);

        Assert.InRange(await Host.Get<IDatabaseSize>().ReadAsync(Cancel), Limit * 3 / 4, Limit);
    }

    [Fact]
    public async Task Statistics_AfterAppendsAndDeletes_CountStoredEvents()
    {
        await KeepManyAsync(30, i => AnEvent.To(i < 10 ? "payment" : "inbox").WithBody(new byte[10])
            .Judged(i < 4 ? Verdict.Mismatch : Verdict.Valid));
        var mismatch = await Host.AllAsync(new EventFilter { Verdict = Verdict.Mismatch });
        await Log.DeleteAsync(mismatch[0].Id, Cancel);

        var statistics = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(5), Cancel);
        var payment = statistics.Endpoints.Single(e => e.Endpoint.Value == "payment");
        Assert.Equal((29, 290), (statistics.Events, statistics.Bytes));
        Assert.Equal((9, 90), (payment.Events, payment.Bytes));
        Assert.Equal((3, 6), (payment.Verdicts[Verdict.Mismatch], payment.Verdicts[Verdict.Valid]));
        Assert.Equal(AnEvent.SomeTime, payment.LastReceivedAt);
        Assert.Equal(30, statistics.Rate.Count);
        Assert.Equal((30, 4), (statistics.Rate[^1].Events, statistics.Rate[^1].Troubled));
        Assert.Equal(Verdict.Mismatch, statistics.Rate[^1].Trouble);
        Assert.Equal(0, statistics.Rate.SkipLast(1).Sum(step => step.Events));
        Assert.Equal((10, 4), (payment.Rate!.PerMinute[^1], payment.Rate.Troubled));
    }

    [Fact]
    public async Task Delete_AllEventsOfAKind_MakesRoomForAnother()
    {
        await KeepManyAsync(EventKindRow.MaxOfEndpoint + 3, i => AnEvent.To("inbox").OfType($"type.{i}"));
        Assert.Equal(EventKindRow.MaxOfEndpoint, (await TypesAsync()).Count());

        await Log.DeleteAsync(new EventFilter { Endpoints = [EndpointSlug.Parse("inbox")] }, Cancel);
        Assert.Empty(await TypesAsync());
        await Host.KeepAsync(AnEvent.To("inbox").OfType("new"));
        Assert.Equal(["new"], await TypesAsync());

        async Task<IEnumerable<string>> TypesAsync() => (await FacetsAsync()).Types.Keys;
    }

    [Fact]
    public async Task Facets_ManyEvents_CountWhatEachChoiceWouldShow()
    {
        await KeepManyAsync(8, i => AnEvent.To(i < 6 ? "inbox" : "payment").By(i == 0 ? "HEAD" : "POST").OfType((i % 4) switch { 0 => "b", 1 => "a", _ => null }));

        var all = await FacetsAsync();
        var ofInbox = await FacetsAsync(new EventFilter { Endpoints = [EndpointSlug.Parse("inbox")], EventType = "b" });

        Assert.True(all.HasAll);
        Assert.Equal([("", 4L), ("a", 2), ("b", 2)], Sorted(all.Types));
        Assert.Equal([("HEAD", 1L), ("POST", 7)], Sorted(all.Methods));
        Assert.Equal([("", 2L), ("a", 2), ("b", 2)], Sorted(ofInbox.Types));
        Assert.Equal([("HEAD", 1L), ("POST", 1)], Sorted(ofInbox.Methods));
        Assert.Equal(new EventCount(2), Assert.Single(ofInbox.Endpoints, one => one.Key.Value == "inbox").Value);
        Assert.DoesNotContain(ofInbox.Endpoints.Keys, slug => slug.Value == "payment");
        Assert.Equal(new EventCount(2), ofInbox.Verdicts[Verdict.Unchecked]);

        static IEnumerable<(string, long)> Sorted(IReadOnlyDictionary<string, EventCount> counts) => counts.Select(one => (one.Key, one.Value.Count)).Order();
    }

    [Fact]
    public async Task Facets_MoreKindsThanAnEndpointMayHave_AreLowerBoundsWhereTheyMustBe()
    {
        await KeepManyAsync(EventKindRow.MaxOfEndpoint + 3, i => AnEvent.To("inbox").OfType($"type.{i}"));
        await Host.KeepAsync(AnEvent.To("payment").OfType("type.0"));

        var all = await FacetsAsync();
        var typed = await FacetsAsync(new EventFilter { EventType = "type.0" });
        var payment = await FacetsAsync(new EventFilter { Endpoints = [EndpointSlug.Parse("payment")] });

        Assert.False(all.HasAll);
        Assert.Equal(new EventCount(2, IsExact: false), all.Types["type.0"]);
        Assert.Equal(new EventCount(EventKindRow.MaxOfEndpoint + 3), all.Endpoints[EndpointSlug.Parse("inbox")]);
        Assert.Equal(new EventCount(1, IsExact: false), typed.Endpoints[EndpointSlug.Parse("inbox")]);
        Assert.Equal(new EventCount(1), typed.Endpoints[EndpointSlug.Parse("payment")]);
        Assert.Equal((new EventCount(1), true), (payment.Types["type.0"], payment.HasAll));
    }

    [Fact]
    public async Task Facets_OfAnEmptyLog_AreNone() => Assert.Empty((await FacetsAsync()).Types);

    [Fact]
    public async Task Refusals_Counted_AreVisibleAtOnceAndSurviveARestart()
    {
        var refusals = Host.Get<RefusalCounter>();
        refusals.Count(EndpointSlug.Parse("inbox"), 413);
        await refusals.SaveAsync(Cancel);
        refusals.Count(EndpointSlug.Parse("inbox"), 413);
        refusals.Count(EndpointSlug.Parse("inbox"), 405);
        Assert.Equal([(405, 1L), (413, 2L)], await ReadAsync());

        await StartAsync();
        Assert.Equal([(405, 1L), (413, 2L)], await ReadAsync());

        async Task<IEnumerable<(int, long)>> ReadAsync() =>
            (await Host.Get<RefusalCounter>().ReadAsync(Cancel))[EndpointSlug.Parse("inbox")].Select(r => (r.Status, r.Count));
    }

    [Fact]
    public async Task Cursor_MovesForwardOnlyAndSurvivesARestart()
    {
        var cursors = Host.Get<IReaderCursors>();
        Assert.Equal(0, await cursors.ReadAsync("shop", Cancel));
        await cursors.MoveAsync("shop", 7, Cancel);
        await cursors.MoveAsync("shop", 5, Cancel);
        await StartAsync();

        Assert.Equal(7, await Host.Get<IReaderCursors>().ReadAsync("shop", Cancel));
        Assert.Equal(0, await Host.Get<IReaderCursors>().ReadAsync("other", Cancel));
    }

    private Task<EventFacets> FacetsAsync(EventFilter? filter = null) => Host.Get<ILogStatistics>().ReadFacetsAsync(filter ?? EventFilter.All, Cancel);
}
