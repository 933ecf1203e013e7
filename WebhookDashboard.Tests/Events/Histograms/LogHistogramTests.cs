using CsCheck;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Histograms;

/// <summary>A histogram is what a plain count of all events gives. The same on every database.</summary>
public abstract class LogHistogramTests(ITestDatabase database) : LogSuite(database)
{
    private const int Blocks = 4;
    private const int Count = (Blocks * (int)EventBlockRow.Size) + 500;

    private static readonly string[] Endpoints = ["inbox", "payment", "orders", "users"];

    private static readonly Gen<EventFilter> AnyFilter = Gen.Select(
        Gen.Select(Gen.OneOf(Endpoints).Array[0, 2], Gen.OneOf("POST", "put").Null(), Gen.Enum<Verdict>().Nullable()),
        Gen.Select(Gen.OneOf("type.1", "").Null(), Gen.OneOf("type.").Null(), Gen.OneOf("type.2").Null()),
        Gen.Select(AnyTime.Nullable(), AnyTime.Nullable()),
        Gen.Select(Gen.Int[0, 60].Nullable(), Gen.OneOf(DuplicateFilter.Hide, DuplicateFilter.Only).Nullable(), Gen.Int[0, 9]),
        (kinds, types, times, rows) => new EventFilter
        {
            Endpoints = [.. kinds.Item1.Distinct().Select(EndpointSlug.Parse)],
            Method = kinds.Item2,
            Verdict = kinds.Item3,
            EventType = types.Item1,
            TypePrefix = types.Item2,
            ExceptType = types.Item3,
            From = times.Item1,
            To = times.Item2,
            MinSize = rows.Item3 == 0 ? rows.Item1 : null,
            Duplicates = rows.Item3 == 1 ? rows.Item2 : null,
        });

    private static Gen<DateTimeOffset> AnyTime => Gen.Int[-2_000, 12_000_000].Select(offset => AnEvent.SomeTime.AddMilliseconds(offset));

    private IEventHistograms Histograms => Host.Get<IEventHistograms>();

    [Fact]
    public async Task Read_AnyFilter_EqualsAPlainCount()
    {
        await KeepManyAsync(Count, Some);
        await AssertAnyAsync(iterations: 20); // No block is counted: each event is read.

        await CountBlocksAsync();
        await AssertAnyAsync(iterations: 60);

        await Log.DeleteAsync([.. (await ReadAllAsync()).Where(one => one.Sequence % 700 == 0).Select(one => one.Id)], Cancel);
        await AssertAnyAsync(iterations: 20); // Some are not counted any more.

        await Log.DeleteAsync(new EventFilter { From = At(2_000), To = At(4_200) }, Cancel); // Among them a whole block.
        await CountBlocksAsync();
        await AssertAnyAsync(iterations: 20);
    }

    [Fact]
    public async Task Read_MoreKindsThanAllowed_EqualsAPlainCount()
    {
        await KeepManyAsync(EventKindRow.MaxOfEndpoint * 10, i => AnEvent.To(i % 10 == 0 ? "payment" : "inbox").At(At(i))
            .OfType(i % 3 == 0 ? $"type.{i}" : i % 7 == 0 ? null : $"often.{i % 12}").By(i % 5 == 0 ? "PUT" : "POST").Judged((Verdict)(i % 3)));
        await CountBlocksAsync();

        foreach (var filter in (EventFilter[])[EventFilter.All, new() { Method = "PUT" }, new() { EventType = "often.1" }, new() { TypePrefix = "type." }, new() { ExceptType = EventFilter.NoType }, new() { Verdict = Verdict.Valid, ExceptType = "often.2" }])
        {
            await AssertAsync(filter);
        }
    }

    [Fact]
    public async Task Read_SearchThatGoesFar_ReturnsWhatItCountedInTwoSecondsAndHowFarItCame()
    {
        for (var i = 1; i <= 45; i++)
        {
            await Host.KeepAsync(AnEvent.To("inbox").At(At(i)).WithBody(new string('x', 1024 * 1024) + " needle")); // A step looks at 20 MB of text.
        }

        var request = new HistogramRequest(new EventFilter { Search = new SearchText(["needle"]) }, HistogramBy.Verdict);
        var all = await Histograms.ReadAsync(request, Cancel);
        Host.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(3); // Each step takes longer than all may.
        var some = await Histograms.ReadAsync(request, Cancel);

        Assert.Equal((45, null), (all.Total, all.SearchedTo));
        Assert.InRange(some.Total, 1, 44);
        Assert.Equal(46 - some.Total, some.SearchedTo);
    }

    [Fact]
    public async Task Read_NothingMatches_HasBucketsUntilNow()
    {
        var empty = await Histograms.ReadAsync(new HistogramRequest(EventFilter.All, HistogramBy.Type, Buckets: 30), Cancel);

        Assert.Empty(empty.Series);
        Assert.Equal((AnEvent.SomeTime.AddSeconds(-30), AnEvent.SomeTime, 30), (empty.From, empty.To, empty.Axis.Buckets));
    }

    [Theory]
    [InlineData(1, 9_999)]
    [InlineData(3_000, 1_970)] // Its block is counted.
    public async Task Read_EventOfAnImpossibleTime_IsLeftOutAndDoesNotStretchTheBuckets(int number, int year)
    {
        const int All = 4_200;
        await KeepManyAsync(All, i => AnEvent.To("inbox").At(
            i == number ? new DateTimeOffset(year, 2, 3, 4, 5, 6, TimeSpan.Zero) : AnEvent.SomeTime.AddSeconds(-i)));
        await CountBlocksAsync();

        foreach (var filter in (EventFilter[])[EventFilter.All, new() { MinSize = 0 }])
        {
            var read = await Histograms.ReadAsync(new HistogramRequest(filter, HistogramBy.Endpoint), Cancel);

            Assert.Equal((All - 1, 1), (read.Total, read.Outside));
            Assert.Equal((AnEvent.SomeTime.AddSeconds(1 - All).AddMilliseconds(-678), 70_000), (read.From, read.Axis.Step));
        }

        await Log.DeleteAsync(new EventFilter { From = AnEvent.SomeTime.AddYears(1) }, Cancel);
        Assert.Equal(70_000, (await Histograms.ReadAsync(new HistogramRequest(EventFilter.All, HistogramBy.Endpoint), Cancel)).Axis.Step);
    }

    [Fact]
    public async Task Read_EndsOfTime_AreTaken()
    {
        await Host.KeepAsync(AnEvent.To("inbox"));

        var read = await Histograms.ReadAsync(
            new HistogramRequest(new EventFilter { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue }, HistogramBy.Type, Buckets: 500), Cancel);

        Assert.Equal((1, DateTimeOffset.MinValue), (read.Total, read.From));
        Assert.Equal(DateTimeOffset.MaxValue.Year, read.To.Year);
    }

    /// <summary>Some come late, one long before all others, and one clock was ahead.</summary>
    private static AnEvent Some(int i) => AnEvent.To(Endpoints[i * 7 % 5 % 4]).By(i % 11 == 0 ? "PUT" : "POST")
        .OfType(i % 4 == 3 ? null : $"type.{i % 3 * (i % 40 == 0 ? i : 1)}").Judged((Verdict)(i * 11 % 6))
        .WithProviderEventId(i % 50 == 0 ? $"id.{i % 200}" : null).WithBody(new string('x', i % 90))
        .At(i switch
        {
            17 => DateTimeOffset.UnixEpoch.AddMilliseconds(1_234),
            4_000 => At(50_000),
            _ => At(i - (i % 13 == 0 ? 20 : 0)),
        });

    private static DateTimeOffset At(int number) => AnEvent.SomeTime.AddMilliseconds(1_234 * number);

    private async Task CountBlocksAsync()
    {
        while (await Host.Get<BlockCounter>().CountAsync(Cancel) > 0)
        {
        }
    }

    private async Task<IReadOnlyList<EventSummary>> ReadAllAsync() =>
        (await Log.PageAsync(EventFilter.All, new PageRequest(Limit: 100_000), Cancel)).Items;

    private async Task AssertAnyAsync(int iterations)
    {
        var all = await ReadAllAsync();
        await Gen.Select(AnyFilter, Gen.Enum<HistogramBy>(), Gen.Int[1, 90], Gen.Bool).SampleAsync(
            (filter, by, buckets, isRounded) => AssertAsync(all, new HistogramRequest(filter, by, buckets) { IsRounded = isRounded }),
            iter: iterations,
            threads: 1);
    }

    private async Task AssertAsync(EventFilter filter)
    {
        var all = await ReadAllAsync();
        foreach (var by in Enum.GetValues<HistogramBy>())
        {
            await AssertAsync(all, new HistogramRequest(filter, by));
        }
    }

    private async Task AssertAsync(IReadOnlyList<EventSummary> all, HistogramRequest request) =>
        PlainHistogram.AssertEqual([.. all.Where(request.Filter.Matches)], request, Host.Clock.GetUtcNow(), await Histograms.ReadAsync(request, Cancel));
}
