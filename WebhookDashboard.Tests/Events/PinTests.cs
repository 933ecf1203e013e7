using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Pinned events: what shows them, and what deletes them. The same on every database.</summary>
public abstract class PinTests(ITestDatabase database) : LogSuite(database)
{
    private static readonly EventFilter Pinned = new() { Pinned = true };

    private static readonly EventFilter Inbox = new() { Endpoints = [EndpointSlug.Parse("inbox")] };

    [Fact]
    public async Task Pin_SomeEvents_ShowsThemByFilterCountsThemAndTells()
    {
        await KeepManyAsync(6, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").WithBody(new byte[i]));
        var all = await Host.AllAsync();
        var told = 0;
        using var telling = Log.PinsChanged.Subscribe(() => Interlocked.Increment(ref told));

        Assert.Equal(2, await Log.PinAsync([all[0].Id, all[3].Id, EventId.At(AnEvent.SomeTime)], true, Cancel));
        Assert.Equal(1, await Log.PinAsync([all[0].Id], true, Cancel));

        Assert.Equal([all[0] with { Pinned = true }, all[3] with { Pinned = true }], await Host.AllAsync(Pinned));
        Assert.Equal(new EventCount(2), await Log.CountAsync(Pinned, 0, long.MaxValue, Cancel));
        Assert.Equal(new EventCount(4), await Log.CountAsync(Pinned with { Pinned = false }, 0, long.MaxValue, Cancel));
        Assert.True((await Log.FindAsync(all[3].Id, Cancel))!.Summary.Pinned);
        var statistics = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal((6, 2, all[0].BodySize + all[3].BodySize), (statistics.Events, statistics.Pinned, statistics.PinnedBytes));
        Assert.Equal(1, told);

        await Log.PinAsync([all[0].Id], false, Cancel);

        Assert.Equal([all[3].Id], (await Host.AllAsync(Pinned)).Select(one => one.Id));
        Assert.Equal(2, told);
    }

    /// <summary>An endpoint may have only so many kinds: the pinned ones, too, go into a mixed kind then.</summary>
    /// <summary>Retention deletes the others: what it will delete next must not look older than it is.</summary>
    [Fact]
    public async Task Statistics_OldestArePinned_TellTheOldestOfTheOthers()
    {
        await KeepManyAsync(4, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox").At(AnEvent.SomeTime.AddMinutes(i - 10)));
        Assert.Equal((-10.0, -10.0), await OldestAsync());

        await PinOldestAsync(2);
        Assert.Equal((-10.0, -8.0), await OldestAsync());

        await PinOldestAsync(4);
        Assert.Equal((-10.0, null), await OldestAsync());

        async Task<(double?, double?)> OldestAsync()
        {
            var known = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
            return ((known.OldestReceivedAt - AnEvent.SomeTime)?.TotalMinutes, (known.OldestUnpinnedAt - AnEvent.SomeTime)?.TotalMinutes);
        }
    }

    [Fact]
    public async Task Pin_MoreTypesThanKinds_FindsEachByItsType()
    {
        const int Types = EventKindRow.MaxOfEndpoint + 20;
        await KeepManyAsync(Types, i => AnEvent.To("inbox").OfType($"type.{i}"));
        await KeepManyAsync(Types, i => AnEvent.To("inbox").OfType($"other.{i}"));
        var all = await Host.AllAsync();

        Assert.Equal(all.Count, await Log.PinAsync([.. all.Select(one => one.Id)], true, Cancel));
        await Host.KeepAsync(AnEvent.To("inbox").OfType("type.7"));

        foreach (var type in (string[])["type.7", $"type.{Types - 1}", "other.3"])
        {
            Assert.Equal(type, Assert.Single(await Host.AllAsync(Pinned with { EventType = type })).EventType);
        }

        Assert.Equal(new EventCount(all.Count), await Log.CountAsync(Pinned, 0, long.MaxValue, Cancel));
        await Log.PinAsync([.. all.Select(one => one.Id)], false, Cancel);
        Assert.Equal(2, (await Host.AllAsync(new EventFilter { EventType = "type.7" })).Count);
        Assert.Empty(await Host.AllAsync(Pinned));
    }

    /// <summary>Whole blocks are counted by kind, and a pin changes the kind.</summary>
    [Fact]
    public async Task Pin_InABlockThatIsCounted_MovesItsEventInTheHistogram()
    {
        await KeepManyAsync((int)EventBlockRow.Size + 10, i => AnEvent.To("inbox").At(AnEvent.SomeTime.AddSeconds(-i)));
        Assert.Equal(1, await Host.Get<BlockCounter>().CountAsync(Cancel));
        var all = await Host.AllAsync();
        await Log.PinAsync([all[^5].Id, all[0].Id], true, Cancel);

        for (var i = 0; i < 2; i++)
        {
            foreach (var (filter, count) in ((EventFilter, long)[])[(Pinned, 2), (Pinned with { Pinned = false }, all.Count - 2), (EventFilter.All, all.Count)])
            {
                var counted = await Host.Get<IEventHistograms>().ReadAsync(new HistogramRequest(filter, HistogramBy.Endpoint), Cancel);
                Assert.Equal(count, counted.Total);
            }

            await Host.Get<BlockCounter>().CountAsync(Cancel);
        }
    }

    [Fact]
    public async Task Retention_OfNumber_SparesThePinnedAndCountsThem()
    {
        await KeepManyAsync(10, i => AnEvent.To(i % 2 == 0 ? "payment" : "inbox"));
        await PinOldestAsync(3);
        await StartAsync(("Storage:RetainEvents", "5"));

        await EnforceAsync();

        Assert.Equal([10, 9, 3, 2, 1], (await Host.AllAsync()).Select(one => one.Sequence));
    }

    [Fact]
    public async Task Retention_PinnedAloneBeyondTheLimit_TakesAllOthersAndNothingElse()
    {
        await KeepManyAsync(10);
        await PinOldestAsync(6);
        await StartAsync(("Storage:RetainEvents", "5"));

        await EnforceAsync();
        await EnforceAsync();

        Assert.Equal([6, 5, 4, 3, 2, 1], (await Host.AllAsync()).Select(one => one.Sequence));
    }

    [Fact]
    public async Task Retention_OfAgeAndOfBytes_SparesThePinned()
    {
        await KeepManyAsync(4, _ => AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-40)));
        await PinOldestAsync(2);
        await KeepManyAsync(30, _ => AnEvent.To("inbox").WithBody(new byte[100_000]));
        await Log.PinAsync([(await Host.AllAsync())[^5].Id], true, Cancel);
        await StartAsync(("Storage:RetainDays", "30"), ("Storage:RetainBytes", "1000"));

        await EnforceAsync();

        Assert.Equal([5, 2, 1], (await Host.AllAsync()).Select(one => one.Sequence));
    }

    [Fact]
    public async Task Retention_OfAnEndpoint_SparesThePinned()
    {
        var directory = Host.Get<IEndpointDirectory>();
        await KeepManyAsync(6, i => AnEvent.To("inbox").WithBody(new byte[100]).At(AnEvent.SomeTime.AddDays(i < 4 ? -3 : 0)));
        await PinOldestAsync(2);

        foreach (var (limits, left) in ((RetentionLimits, long[])[])
            [
                (new RetentionLimits { Events = 4 }, [6, 5, 2, 1]),
                (new RetentionLimits { Days = 2, Bytes = 301 }, [6, 2, 1]),
                (new RetentionLimits { Events = 1 }, [2, 1]),
            ])
        {
            await directory.UpdateAsync(directory.Find(EndpointSlug.Parse("inbox"))! with { Retention = limits }, Cancel);
            await EnforceAsync();
            Assert.Equal(left, (await Host.AllAsync()).Select(one => one.Sequence));
        }
    }

    [Fact]
    public async Task Delete_ByFilter_KeepsThePinnedUnlessTheyAreAskedFor()
    {
        await KeepManyAsync(5);
        await PinOldestAsync(2);

        Assert.Equal(new DeletionResult(new EventCount(3), IsDone: true), await Log.DeleteAsync(Inbox, Cancel));
        Assert.Equal([2, 1], (await Host.AllAsync()).Select(one => one.Sequence));
        Assert.Equal(new DeletionResult(new EventCount(2), IsDone: true), await Log.DeleteAsync(Inbox with { Pinned = true }, Cancel));
        Assert.Empty(await Host.AllAsync());
    }

    [Fact]
    public async Task Delete_ChosenOrWithItsEndpoint_TakesThePinnedToo()
    {
        await KeepManyAsync(3);
        await PinOldestAsync(2);

        Assert.True(await Log.DeleteAsync((await Host.AllAsync())[^1].Id, Cancel));
        await Host.Get<IEndpointDirectory>().DeleteAsync(EndpointSlug.Parse("inbox"), Cancel);

        Assert.Empty(await Host.AllAsync());
        Assert.Equal((0, 0, 0L), await StatisticsAsync());
    }

    /// <summary>A removal finds its events without the turn to write.</summary>
    [Fact]
    public async Task RemoveStep_PinnedAfterItWasFound_KeepsTheEvent()
    {
        await KeepManyAsync(3);
        var all = await Host.AllAsync();
        var reads = new ReadsThenAct(Host.Get<ILogReads>(), () => Log.PinAsync([all[1].Id], true, Cancel));
        var removal = ActivatorUtilities.CreateInstance<EventRemoval>(Host.Get<IServiceProvider>(), reads);

        var removed = await removal.RemoveStepAsync(Inbox with { Pinned = false }, new SequenceRange(0, long.MaxValue), limit: 10, long.MaxValue, Cancel);

        Assert.Equal(2, removed.Events);
        Assert.Equal([all[1].Id], (await Host.AllAsync()).Select(one => one.Id));
    }

    [Fact]
    public async Task Pin_AnyOrder_LeavesSumsThatAgreeWithTheEvents()
    {
        await KeepManyAsync(60, i => AnEvent.To(i % 3 == 0 ? "payment" : "inbox").OfType(i % 4 == 0 ? null : $"{i % 4}").WithBody(new byte[i])
            .Judged(i % 5 == 0 ? Verdict.Valid : Verdict.Unchecked));
        var ids = (await Host.AllAsync()).Select(one => one.Id).ToArray();

        await Gen.Select(Gen.Int[0, 59].Array[1, 8], Gen.Bool).Array[1, 6].SampleAsync(
            async steps =>
            {
                foreach (var (chosen, pinned) in steps)
                {
                    await Log.PinAsync([.. chosen.Select(i => ids[i]).Distinct()], pinned, Cancel);
                }

                var all = await Host.AllAsync();
                foreach (var filter in (EventFilter[])[Pinned, Pinned with { Pinned = false }, Pinned with { EventType = "1" }, Inbox, Inbox with { Pinned = true, Verdict = Verdict.Valid }])
                {
                    var matching = all.Where(filter.Matches).ToList();
                    Assert.Equal(matching, await Host.AllAsync(filter));
                    Assert.Equal(new EventCount(matching.Count), await Log.CountAsync(filter, 0, long.MaxValue, Cancel));
                }

                Assert.Equal(
                    (60, all.Count(one => one.Pinned), all.Where(one => one.Pinned).Sum(one => (long)one.BodySize)), await StatisticsAsync());
            },
            iter: 30,
            threads: 1);
    }

    private async Task<(long Events, long Pinned, long PinnedBytes)> StatisticsAsync()
    {
        var now = await Host.Get<ILogStatistics>().ReadAsync(TimeSpan.FromMinutes(1), Cancel);
        return (now.Events, now.Pinned, now.PinnedBytes);
    }

    private async Task PinOldestAsync(int count)
    {
        var oldest = (await Host.AllAsync()).Reverse().Take(count).Select(one => one.Id).ToList();
        Assert.Equal(count, await Log.PinAsync(oldest, true, Cancel));
    }

    private sealed class ReadsThenAct(ILogReads inner, Func<Task> act) : ILogReads
    {
        public async Task<T> ReadAsync<T>(Func<LogSnapshot, Task<T>> read, CancellationToken cancellationToken)
        {
            var result = await inner.ReadAsync(read, cancellationToken);
            await act();
            return result;
        }
    }

    private Task EnforceAsync() => Host.Get<Retention>().EnforceAsync(Cancel);
}
