using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

/// <summary>The laws of reading: forward from a cursor, and backward by pages. The same on every database.</summary>
public abstract class LogReadingTests(ITestDatabase database) : LogSuite(database)
{
    private static readonly string[] Endpoints = ["inbox", "payment", "orders"];
    private static readonly string[] Methods = ["POST", "GET", "PUT"];
    private static readonly string?[] Types = ["order.paid", "order.shipped", null];

    private static readonly Gen<EventFilter> AnyFilter = Gen.Select(
        Gen.OneOf(Endpoints).Array[0, 2],
        Gen.OneOf(Methods).Null(),
        Gen.OneOf("order.paid", "order.shipped", "none").Null(),
        Gen.Enum<Verdict>().Nullable(),
        Gen.Int[0, 200].Nullable(),
        Gen.Int[0, 200].Nullable(),
        (endpoints, method, type, verdict, from, to) => new EventFilter
        {
            Endpoints = [.. endpoints.Distinct().Select(EndpointSlug.Parse)],
            Method = method,
            EventType = type,
            Verdict = verdict,
            From = from is { } f ? AnEvent.SomeTime.AddSeconds(f) : null,
            To = to is { } t ? AnEvent.SomeTime.AddSeconds(t) : null,
        });

    [Fact]
    public async Task ReadForward_FromAnyCursor_SeesAllThatFollowsOnceInOrder()
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
    public async Task ReadForward_WithAnyFilterBetweenTwoSequences_SeesEachMatchOnceInOrder()
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
    public async Task Page_BackAndForthWithAnyFilter_MeetsEachMatchOnce()
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
                while (await Log.PageAsync(
                    filter, new PageRequest(After: forth.Count == 0 ? 0 : forth[0].Sequence, Limit: limit), Cancel) is { Items.Count: > 0 } page)
                {
                    forth.InsertRange(0, page.Items);
                }

                Assert.Equal(expected, forth);
                Assert.Equal(
                    expected.Count(e => e.Sequence is > 20 and < 150), await Log.CountAsync(filter, after: 20, before: 150, Cancel));
            },
            iter: 60);
    }

    [Fact]
    public async Task Page_UpToAHeadThatWasSeen_HoldsAllUpToIt()
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
    public async Task ReadForward_LargeBodies_ComeFewAtATimeAndAtLeastOne()
    {
        foreach (var megabytes in new[] { 3, 3, 9, 1 })
        {
            await Host.KeepAsync(AnEvent.To("inbox").WithBody(new byte[megabytes * 1024 * 1024]));
        }

        Assert.Single(await Log.ReadForwardAsync(0, [], 100, Cancel));
        Assert.Equal(9 * 1024 * 1024, Assert.Single(await Log.ReadForwardAsync(2, [], 100, Cancel)).Body.Length);
        Assert.Equal(4, Assert.Single(await Log.ReadForwardAsync(3, [], 100, Cancel)).Summary.Sequence);
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
