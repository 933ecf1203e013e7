using System.Collections.Concurrent;
using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Tests.Events.Histograms;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>
/// Lists, counts and histograms of any filter are what a plain scan of all events gives, however far the index is, and
/// whatever was deleted, pinned or evicted. The same on every database.
/// </summary>
public abstract class LogSearchLawTests(ITestDatabase database) : SearchSuite(database)
{
    private const int Old = 12;
    private const int Newer = 20;

    private readonly ConcurrentDictionary<long, KnownEvent> _known = new();

    /// <param name="count">The number of odd events.</param>
    /// <param name="others">The number of plain ones: so many that a filter of kinds asks the index too.</param>
    /// <param name="indexed">How many of both are indexed.</param>
    /// <param name="filters">How many filters are tried.</param>
    [Theory]
    [InlineData(250, 0, 0, 100)]
    [InlineData(250, 0, 120, 100)]
    [InlineData(250, 0, 250, 200)]
    [InlineData(200, 5_200, 5_400, 60)]
    public async Task Read_AnyFilter_EqualsAPlainScan(int count, int others, int indexed, int filters)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"The log is that of seed {seed}.");
        await KeepAsync(new KnownEvents(random), count, others);
        await IndexAsync(indexed);
        await ChangeAsync(random);
        await KeepAsync(new KnownEvents(random), Newer, others: 0);
        var stored = (await Host.AllAsync()).Reverse().ToList();
        Assert.InRange(stored.Count, (count + others) / 2, count + others + Newer - Old);
        var known = stored.ConvertAll(one => _known[one.Sequence]);

        await Gen.Select(Gen.Int, Gen.Int[1, 40], Gen.Enum<HistogramBy>()).SampleAsync(
            async (one, limit, by) =>
            {
                var filter = new KnownFilters(new Random(one), known).Make();
                var expected = stored.Where(summary => _known[summary.Sequence].Matches(filter, summary)).ToList();

                Assert.Equal(expected, await ReadForwardAsync(filter, limit));
                Assert.Equal(expected.AsEnumerable().Reverse(), await ReadPagesAsync(filter, limit));
                Assert.Equal(new EventCount(expected.Count), await Log.CountAsync(filter, 0, long.MaxValue, Cancel));
                var request = new HistogramRequest(filter, by);
                PlainHistogram.AssertEqual(expected, request, Host.Clock.GetUtcNow(), await Host.Get<IEventHistograms>().ReadAsync(request, Cancel));
            },
            iter: filters,
            threads: 1);
    }

    /// <summary>Between two pages events arrive, are pinned, deleted and indexed.</summary>
    [Fact]
    public async Task Page_LogChangesMeanwhile_MeetsEachEventThatStaysOnce()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"The log is that of seed {seed}.");
        var events = new KnownEvents(random);
        await KeepAsync(events, 250, others: 0);
        await IndexAsync(150);
        for (var i = 0; i < 60; i++)
        {
            var before = await Host.AllAsync();
            var filter = new KnownFilters(random, [.. before.Select(one => _known[one.Sequence])]).Make();
            var limit = random.Next(1, 15);
            var isForward = random.Next(2) == 0;

            var read = new List<EventSummary>();
            long? from = null;
            for (var isDone = false; !isDone;)
            {
                if (isForward)
                {
                    var step = await Log.ReadForwardAsync(filter, from ?? 0, long.MaxValue, limit, Cancel);
                    read.AddRange(step.Select(whole => whole.Summary));
                    (from, isDone) = (read.LastOrDefault()?.Sequence, step.Count == 0);
                }
                else
                {
                    var page = await Log.PageAsync(filter, new PageRequest(Before: from, Limit: limit), Cancel);
                    read.AddRange(page.Items);
                    (from, isDone) = (page.NextBefore, page.NextBefore is null);
                }

                await ChangeOneAsync(random, events, before);
            }

            var after = (await Host.AllAsync()).ToDictionary(one => one.Sequence);
            var stayed = before.Where(one => Matches(filter, one) && after.TryGetValue(one.Sequence, out var now) && Matches(filter, now));
            var sequences = read.ConvertAll(one => one.Sequence);
            Assert.Equal(isForward ? sequences.Order().Distinct() : sequences.OrderDescending().Distinct(), sequences);
            Assert.Empty(stayed.Select(one => one.Sequence).Except(sequences));
            Assert.All(read, one => Assert.True(Matches(filter, one)));
        }
    }

    private bool Matches(EventFilter filter, EventSummary summary) => _known[summary.Sequence].Matches(filter, summary);

    private async Task KeepAsync(KnownEvents events, int count, int others)
    {
        var first = _known.Count;
        for (var i = 0; i < count; i++)
        {
            if (i == count / 2)
            {
                await KeepPlainAsync(others);
            }

            await KeepAsync(events.Make(first + i, Old));
        }
    }

    private async Task KeepPlainAsync(int count)
    {
        foreach (var part in Enumerable.Range(0, count).Chunk(1_000))
        {
            await Task.WhenAll(part.Select(i =>
            {
                var (path, body) = ("/hooks/plain", $$"""{"n":{{i}}}""");
                return KeepAsync(new KnownEvent(AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-1).AddSeconds(i)).Under(path).WithBody(body), [path, "", body], [body]));
            }));
        }
    }

    private async Task KeepAsync(KnownEvent known) => _known[await Host.KeepAsync(known.Event)] = known;

    /// <summary>Pins, deletes and evicts: the old ones that are not pinned go.</summary>
    private async Task ChangeAsync(Random random)
    {
        var all = await Host.AllAsync();
        await Log.PinAsync([.. all.Where(one => one.Sequence % 7 == 0).Select(one => one.Id)], true, Cancel);
        await Log.DeleteAsync([.. all.Where(one => random.Next(10) == 0).Select(one => one.Id)], Cancel);
        await Log.DeleteAsync(new EventFilter { EventType = "user", MaxSize = 40 }, Cancel);
        await Host.Get<Retention>().EnforceAsync(Cancel);
        await Log.PinAsync([.. all.Where(one => one.Sequence % 21 == 0).Select(one => one.Id)], false, Cancel);
    }

    private async Task ChangeOneAsync(Random random, KnownEvents events, IReadOnlyList<EventSummary> known)
    {
        var one = known[random.Next(known.Count)];
        switch (random.Next(6))
        {
            case 0:
                await Log.DeleteAsync(one.Id, Cancel);
                break;
            case 1 or 2:
                await KeepAsync(events.Make(_known.Count, old: 0));
                break;
            case 3:
                await Log.PinAsync([one.Id], !one.Pinned, Cancel);
                break;
            case 4:
                await IndexAsync(Index.Read().Sequence + 10);
                break;
            default:
                break;
        }
    }

    private async Task<IReadOnlyList<EventSummary>> ReadForwardAsync(EventFilter filter, int limit)
    {
        var read = new List<EventSummary>();
        while (await Log.ReadForwardAsync(filter, read.LastOrDefault()?.Sequence ?? 0, long.MaxValue, limit, Cancel) is { Count: > 0 } step)
        {
            read.AddRange(step.Select(whole => whole.Summary));
        }

        return read;
    }

    private async Task<IReadOnlyList<EventSummary>> ReadPagesAsync(EventFilter filter, int limit)
    {
        var read = new List<EventSummary>();
        long? before = null;
        do
        {
            var page = await Log.PageAsync(filter, new PageRequest(Before: before, Limit: limit), Cancel);
            read.AddRange(page.Items);
            before = page.NextBefore;
        }
        while (before is not null);
        return read;
    }
}
