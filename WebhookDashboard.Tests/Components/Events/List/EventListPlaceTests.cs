using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

/// <summary>A list that begins at a place in the log.</summary>
public sealed class EventListPlaceTests
{
    private readonly MemoryLog _log = new();
    private readonly EventList _list = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100_000)]
    [InlineData(50_000)]
    public async Task Scroll_ThroughAHundredThousandRowsFromAnyPlace_HoldsAFewHundred(long sequence)
    {
        _log.AddMany(100_000, AnEvent.To("inbox"));
        await PlaceAsync(sequence);
        var most = 0;

        var rows = Scrolled.ThroughAll(_list, _log, () => most = Math.Max(most, _list.Held.Count));

        Assert.Equal(_log.NewestFirst.Select(row => row.Sequence), rows.Select(row => row.Sequence));
        Assert.InRange(most, 1, EventList.MaxHeld);
    }

    [Fact]
    public async Task Place_InTheMiddle_GoesUpAndDownWithoutMovingARow()
    {
        Fill(1_000);
        await PlaceAsync(400);
        Assert.Equal(400, _list.Held[0].Sequence);
        var index = _list.IndexOf(_list.Held[0].Id);
        Assert.Equal(600, index - _list.Top);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => 440L - i), Rows(index - 40, 40, () => { }).Select(row => row.Sequence));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => 300L - i), Rows(index + 100, 40, () => { }).Select(row => row.Sequence));

        Assert.Equal(400, _list.At(index)?.Sequence);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public async Task Place_FarJumpUp_ReadsTheNewestRowsInOnePage()
    {
        Fill(5_000);
        await PlaceAsync(100);
        var pages = 0;

        var rows = Rows(_list.Top, 40, () => pages++);

        Assert.Equal(_log.NewestFirst.Take(40), rows);
        Assert.Equal(1, pages);
        Assert.False(_list.IsPlaced);
    }

    [Fact]
    public async Task Rows_FromAboveTheFirst_BeginWithTheFirst()
    {
        Fill(150);
        await PlaceAsync(140);

        var rows = Rows(_list.Top - 8, 20, () => { });

        Assert.Equal(_log.NewestFirst.Take(12), rows);
    }

    [Fact]
    public async Task Place_JumpBetween_ReachesRowsFarFromBothEnds()
    {
        Fill(9_000);
        await PlaceAsync(10);
        var pages = 0;

        var rows = Rows(_list.Top + 4_000, 40, () => pages++);

        Assert.Equal(_log.NewestFirst.Skip(4_000).Take(40), rows);
        Assert.InRange(pages, 1, 10);
    }

    [Fact]
    public async Task Place_RowsAboveDeletedMeanwhile_EndsAtTheNewestWithoutMovingARow()
    {
        Fill(500);
        await PlaceAsync(300);
        var (place, index) = (_list.Held[0], _list.First);
        foreach (var gone in _log.NewestFirst.Take(150).ToList())
        {
            _log.Remove(gone.Id);
        }

        Rows(index - 40, 40, () => { });
        Rows(index - 80, 40, () => { });

        Assert.Equal(place.Id, _list.At(index)?.Id);
        Assert.Equal(index - 50, _list.Top);
        Assert.Equal(_log.NewestFirst, AllRows());
        Assert.False(_list.IsPlaced);
    }

    [Fact]
    public async Task Place_LiveEvents_WaitAndAreNotInTheListUntilItBeginsAnew()
    {
        Fill(300);
        await PlaceAsync(100);

        var outcome = _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: true);

        Assert.Equal(MergeOutcome.Waits, outcome);
        Assert.Equal(1, _list.Waiting);
        Assert.Equal(_log.NewestFirst.Skip(1), AllRows());
    }

    [Fact]
    public async Task Place_ReachedTheTop_GrowsAgainByLiveEvents()
    {
        Fill(300);
        await PlaceAsync(250);
        AllRows();
        Rows(_list.Top, 40, () => { });

        Assert.Equal(MergeOutcome.Shown, _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false));

        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public async Task Place_OlderThanEverything_BeginsWithTheOldest()
    {
        Fill(150);

        var placed = await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(DateTimeOffset.MinValue, null), Cancel);

        Assert.Equal(1, Assert.Single(placed.Page.Items).Sequence);
        _list.Reset(EventFilter.All, placed);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task Place_SearchThatGoesFar_FindsAllRowsFromThere(long sequence)
    {
        await PlaceInSearchAsync(sequence);

        Assert.Equal(Paid, AllRows().Select(row => row.Sequence));
        Assert.Equal((null, null), (_list.SearchedTo, _list.SearchedUpTo));
        Assert.Equal(new EventCount(5), _list.Found);
    }

    [Fact]
    public async Task Slots_RowsNotReadYet_AreEmptyAboveThoseThatAreAndAwaitedBelow()
    {
        await PlaceInSearchAsync(330);
        Assert.Equal([300], _list.Held.Select(row => row.Sequence));

        Assert.Equal(
            [(null, false), (null, false), (300, false), (null, true)], _list.Slots(_list.First - 2, 4).Select(slot => (slot.Event?.Sequence, slot.IsAwaited)));
        Assert.Equal([(null, true), (null, true)], _list.Slots(_list.Top, 2).Select(slot => (slot.Event?.Sequence, slot.IsAwaited)));
        Assert.Equal(1 + EventList.Beyond, _list.Slots(_list.First, 100).Count);
    }

    [Fact]
    public async Task Stop_SearchAtAPlace_LooksForNothingInEitherDirection()
    {
        await PlaceInSearchAsync(330);

        _list.IsStopped = true;

        Assert.Null(_list.Missing(0, _list.Length + 100));
        Assert.Equal((281, 330), (_list.SearchedTo, _list.SearchedUpTo));
        Assert.Equal((_list.First, 1), (_list.Top, _list.Length - _list.First));
        Assert.Equal(new EventCount(1, IsExact: false), _list.Found);
    }

    [Fact]
    public async Task Reconcile_StoppedSearchAtAPlace_ReadsOnlyWhatIsHeld()
    {
        await PlaceInSearchAsync(330);
        _list.IsStopped = true;
        var reads = new List<PageRequest>();

        Assert.True(await _list.ReconcileAsync(request =>
        {
            reads.Add(request);
            return Task.FromResult(_log.Page(_list.Filter, request));
        }));

        Assert.Equal([301], reads.Select(read => read.Before));
        Assert.Equal([300], _list.Held.Select(row => row.Sequence));
        Assert.Equal((281, 300), (_list.SearchedTo, _list.SearchedUpTo)); // An event above the row may have come back.
    }

    private static IEnumerable<long> Paid => [900, 700, 500, 300, 100];

    /// <summary>Few of the events match, far from each other.</summary>
    private async Task PlaceInSearchAsync(long sequence)
    {
        for (var i = 1; i <= 1_000; i++)
        {
            _log.Add(Paid.Contains(i) ? AnEvent.To("inbox").WithBody("paid") : AnEvent.To("inbox"));
        }

        _log.LooksAt = 50;
        var filter = new EventFilter { Search = new SearchText(["paid"]) };
        _list.Reset(filter, await PlacedPage.ReadAsync(_log, filter, new ListPlace(null, sequence), Cancel));
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }
    }

    private async Task PlaceAsync(long sequence) =>
        _list.Reset(EventFilter.All, await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(null, sequence), Cancel));

    private static LiveUpdate Update(params EventSummary[] events) => new(FeedStatus.Live, events[^1].Sequence, events, 0);

    private List<EventSummary> AllRows() => Scrolled.ThroughAll(_list, _log);

    private List<EventSummary> Rows(int start, int count, Action read) => Scrolled.To(_list, _log, start, count, read);
}
