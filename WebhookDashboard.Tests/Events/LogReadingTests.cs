using CsCheck;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>Reading forward from a cursor and backward by pages. The same on every database.</summary>
public abstract class LogReadingTests(ITestDatabase database) : LogSuite(database)
{
    private static readonly string[] Endpoints = ["inbox", "payment", "orders"];
    private static readonly string[] Methods = ["POST", "GET", "PUT"];
    private static readonly string?[] Types = ["order.paid", "order.shipped", null];

    private static readonly Gen<EventFilter> AnyFilter = Gen.Select(
        Gen.OneOf(Endpoints).Array[0, 2],
        Gen.OneOf(Methods).Null(),
        Gen.OneOf("order.paid", "order.shipped", "none").Null(),
        Gen.OneOf("order.paid", "none").Null(),
        Gen.Enum<Verdict>().Nullable(),
        Gen.Int[0, 200].Nullable(),
        Gen.Int[0, 200].Nullable(),
        (endpoints, method, type, except, verdict, from, to) => new EventFilter
        {
            Endpoints = [.. endpoints.Distinct().Select(EndpointSlug.Parse)],
            Method = method,
            EventType = type,
            ExceptType = except,
            Verdict = verdict,
            From = from is { } f ? AnEvent.SomeTime.AddSeconds(f) : null,
            To = to is { } t ? AnEvent.SomeTime.AddSeconds(t) : null,
        });

    [Fact]
    public async Task ReadForward_FromAnyCursor_ReturnsAllThatFollowsOnceInOrder()
    {
        await KeepVariedAsync(200);
        await DeleteEveryAsync(7);
        var all = await Host.AllAsync();
        await Gen.Select(Gen.Long[0, 210], Gen.Int[1, 60], Gen.OneOf(Endpoints).Array[0, 2]).SampleAsync(
            async (after, limit, names) =>
            {
                var endpoints = names.Distinct().Select(EndpointSlug.Parse).ToList();
                var read = new List<EventSummary>();
                var cursor = after;
                while (await Log.ReadForwardAsync(cursor, endpoints, limit, Cancel) is [.., var last] step)
                {
                    Assert.True(step.Count <= limit);
                    read.AddRange(step.Select(e => e.Summary));
                    cursor = last.Summary.Sequence;
                }

                var filter = new EventFilter { Endpoints = endpoints };
                Assert.Equal(all.Reverse().Where(e => e.Sequence > after && filter.Matches(e)), read);
            },
            iter: 40);
    }

    [Fact]
    public async Task ReadForward_AnyFilterBetweenTwoSequences_ReturnsEachMatchOnceInOrder()
    {
        await KeepVariedAsync(200);
        await DeleteEveryAsync(7);
        var all = await Host.AllAsync();
        await Gen.Select(AnyFilter, Gen.Long[0, 210], Gen.Long[0, 210], Gen.Int[1, 60]).SampleAsync(
            async (filter, after, before, limit) =>
            {
                var read = new List<EventSummary>();
                var cursor = after;
                while (await Log.ReadForwardAsync(filter, cursor, before, limit, Cancel) is [.., var last] step)
                {
                    Assert.True(step.Count <= limit);
                    read.AddRange(step.Select(e => e.Summary));
                    cursor = last.Summary.Sequence;
                }

                Assert.Equal(all.Reverse().Where(e => e.Sequence > after && e.Sequence < before && filter.Matches(e)), read);
            },
            iter: 40);
    }

    [Fact]
    public async Task Page_BackAndForthWithAnyFilter_ReturnsEachMatchOnce()
    {
        await KeepVariedAsync(200);
        await DeleteEveryAsync(9);
        var all = await Host.AllAsync();
        await Gen.Select(AnyFilter, Gen.Int[1, 60]).SampleAsync(
            async (filter, limit) =>
            {
                var expected = all.Where(filter.Matches).ToList();
                var back = new List<EventSummary>();
                long? before = null;
                do
                {
                    var page = await Log.PageAsync(filter, new PageRequest(Before: before, Limit: limit), Cancel);
                    back.AddRange(page.Items);
                    before = page.NextBefore;
                }
                while (before is not null);
                Assert.Equal(expected, back);

                var forth = new List<EventSummary>();
                long? after = 0;
                do
                {
                    var page = await Log.PageAsync(filter, new PageRequest(After: after, Limit: limit), Cancel);
                    forth.InsertRange(0, page.Items);
                    after = page.NextAfter;
                }
                while (after is not null);

                Assert.Equal(expected, forth);
                Assert.Equal(
                    new EventCount(expected.Count(e => e.Sequence is > 20 and < 150)), await Log.CountAsync(filter, after: 20, before: 150, Cancel));
            },
            iter: 60);
    }

    [Fact]
    public async Task Read_MoreKindsThanAllowed_ReturnsEachMatchOnce()
    {
        await KeepManyAsync(EventKindRow.MaxOfEndpoint * 2, i => AnEvent.To(i % 10 == 0 ? "payment" : "inbox")
            .OfType(i % 7 == 0 ? null : $"type.{i / 2}").By(i % 5 == 0 ? "PUT" : "POST").Judged((Verdict)(i % 3)));
        await DeleteEveryAsync(9);
        var lateType = new EventFilter { EventType = $"type.{EventKindRow.MaxOfEndpoint - 1}" };

        foreach (var filter in (EventFilter[])
            [EventFilter.All, lateType, lateType with { Method = "PUT" }, new() { Method = "PUT" }, new() { EventType = "type.1" }, new() { EventType = EventFilter.NoType }, new() { Verdict = Verdict.Valid }])
        {
            await AssertReadsAsync(filter, limit: 7);
        }
    }

    [Fact]
    public async Task Read_TimesOutOfOrder_ReturnsEachMatchOnce()
    {
        // Each block has its own time, so that a range covers blocks that are not neighbours; one block lies far ahead.
        const int Count = 7 * (int)EventBlockRow.Size;
        await KeepManyAsync(Count, i => AnEvent.To(Endpoints[i % 3])
            .At(i == 5 ? AnEvent.SomeTime.AddYears(1) : AnEvent.SomeTime.AddHours(i / EventBlockRow.Size % 3).AddSeconds(i % 100)));

        foreach (var (from, to) in ((DateTimeOffset?, DateTimeOffset?)[])
            [(AnEvent.SomeTime.AddHours(1.01), AnEvent.SomeTime.AddHours(1.011)), (AnEvent.SomeTime.AddHours(3), null), (null, AnEvent.SomeTime.AddSeconds(1)), (AnEvent.SomeTime.AddHours(2.01), DateTimeOffset.MaxValue)])
        {
            await AssertReadsAsync(new EventFilter { From = from, To = to }, limit: 400);
            await AssertReadsAsync(new EventFilter { From = from, To = to, Endpoints = [EndpointSlug.Parse("orders"), EndpointSlug.Parse("inbox")] }, limit: 400);
        }
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0.5)]
    public async Task Read_TimeBetweenTwoMilliseconds_ComparesExactly(double from, double to)
    {
        await KeepManyAsync(5, i => AnEvent.To("inbox").At(AnEvent.SomeTime.AddMilliseconds(i)));

        await AssertReadsAsync(
            new EventFilter
            {
                From = from > 0 ? AnEvent.SomeTime.AddMilliseconds(2 + from) : null,
                To = to > 0 ? AnEvent.SomeTime.AddMilliseconds(2 + to) : null,
            },
            limit: 2);
    }

    [Fact]
    public async Task Count_OverTheLimit_IsExactFromSumsOtherwiseALowerBound()
    {
        const int Many = EventCount.MostCounted + 2_500;
        await KeepManyAsync(Many, i => AnEvent.To("inbox").At(AnEvent.SomeTime.AddSeconds(i)));

        Assert.Equal(new EventCount(Many), await CountAsync(EventFilter.All));
        Assert.Equal(new EventCount(Many), await CountAsync(new EventFilter { Method = "POST" }));
        Assert.Equal(new EventCount(Many - 100), await CountAsync(new EventFilter { Method = "POST" }, before: Many - 99));
        Assert.Equal(new EventCount(Many - 5), await CountAsync(new EventFilter { From = AnEvent.SomeTime.AddSeconds(5) }));
        Assert.Equal(new EventCount(Many - 700), await CountAsync(new EventFilter { To = AnEvent.SomeTime.AddSeconds(Many - 700) }));
        Assert.Equal(new EventCount(100), await CountAsync(new EventFilter { From = AnEvent.SomeTime.AddSeconds(Many - 100) }));
        Assert.Equal(new EventCount(EventCount.MostCounted, IsExact: false), await CountAsync(EventFilter.All, after: 3));
        Assert.Equal(new EventCount(EventCount.MostCounted, IsExact: false), await CountAsync(new EventFilter { To = AnEvent.SomeTime.AddSeconds(Many) }, after: 3));

        Task<EventCount> CountAsync(EventFilter filter, long after = 0, long before = long.MaxValue) =>
            Log.CountAsync(filter, after, before, Cancel);
    }

    [Fact]
    public async Task Page_UpToAKnownHead_ContainsEverythingUpToIt()
    {
        var appending = Task.Run(
            async () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    await Host.KeepAsync(AnEvent.To("inbox"));
                }
            },
            Cancel);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (var cursor = 0L; cursor < 500;)
                {
                    await Log.Head.WaitBeyondAsync(cursor, Cancel);
                    var head = Log.Head.Sequence;
                    var page = await Log.PageAsync(EventFilter.All, new PageRequest(Before: head + 1, After: cursor, Limit: 500), Cancel);
                    Assert.Equal(head - cursor, page.Items.Count);
                    cursor = head;
                }
            },
            Cancel));
        await Task.WhenAll([appending, .. readers]);
    }

    [Fact]
    public async Task Page_BetweenTwoSequences_IsTheNewestOfThem()
    {
        await KeepManyAsync(20);
        var page = await Log.PageAsync(EventFilter.All, new PageRequest(Before: 15, After: 3, Limit: 4), Cancel);
        Assert.Equal([14, 13, 12, 11], page.Items.Select(e => e.Sequence));
        Assert.Equal(11, page.NextBefore);
    }

    [Fact]
    public async Task ReadForward_LargeBodies_ReturnsFewButAtLeastOne()
    {
        foreach (var megabytes in new[] { 3, 3, 9, 1 })
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody(new byte[megabytes * 1024 * 1024]));
        }

        Assert.Single(await Log.ReadForwardAsync(0, [], 100, Cancel));
        Assert.Equal(9 * 1024 * 1024, Assert.Single(await Log.ReadForwardAsync(2, [], 100, Cancel)).Body.Length);
        Assert.Equal(4, Assert.Single(await Log.ReadForwardAsync(3, [], 100, Cancel)).Summary.Sequence);
    }

    private async Task AssertReadsAsync(EventFilter filter, int limit)
    {
        var expected = (await Log.PageAsync(EventFilter.All, new PageRequest(Limit: 100_000), Cancel)).Items.Where(filter.Matches).ToList();
        var back = new List<EventSummary>();
        long? before = null;
        do
        {
            var page = await Log.PageAsync(filter, new PageRequest(Before: before, Limit: limit), Cancel);
            back.AddRange(page.Items);
            before = page.NextBefore;
        }
        while (before is not null);

        var forth = new List<EventSummary>();
        while (await Log.ReadForwardAsync(filter, forth.Count == 0 ? 0 : forth[^1].Sequence, long.MaxValue, limit, Cancel) is { Count: > 0 } step)
        {
            forth.AddRange(step.Select(whole => whole.Summary));
        }

        Assert.Equal(expected, back);
        Assert.Equal(expected, forth.Reverse<EventSummary>());
        Assert.Equal(new EventCount(expected.Count), await Log.CountAsync(filter, 0, long.MaxValue, Cancel));
    }

    private async Task KeepVariedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Host.KeepAsync(AnEvent.To(Endpoints[i * 7 % 3]).By(Methods[i * 5 / 2 % 3]).OfType(Types[i / 3 % 3])
                .At(AnEvent.SomeTime.AddSeconds(i)).Judged((Verdict)(i * 11 % 6)));
        }
    }

    private async Task DeleteEveryAsync(int step)
    {
        foreach (var summary in (await Host.AllAsync()).Where(e => e.Sequence % step == 0))
        {
            await Log.DeleteAsync(summary.Id, Cancel);
        }
    }
}
