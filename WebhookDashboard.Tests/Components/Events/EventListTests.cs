using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class EventListTests
{
    private readonly MemoryLog _log = new();
    private readonly EventList _list = new();

    [Fact]
    public void Merge_KnownEvent_IsShownOnce()
    {
        var first = _log.Add(AnEvent.To("inbox"));
        Reset();

        var outcome = _list.Merge(Update(first), held: false);

        Assert.Equal(MergeOutcome.Nothing, outcome);
        Assert.Equal([first], _list.Held);
    }

    [Fact]
    public void Merge_AtTheTop_AddsNewestFirst()
    {
        var old = _log.Add(AnEvent.To("inbox"));
        Reset();
        var (next, last) = (_log.Add(AnEvent.To("inbox")), _log.Add(AnEvent.To("inbox")));

        var outcome = _list.Merge(Update(next, last), held: false);

        Assert.Equal(MergeOutcome.Shown, outcome);
        Assert.Equal([last, next, old], _list.Held);
    }

    [Fact]
    public void Merge_Held_CountsAndShowsNothing()
    {
        var old = _log.Add(AnEvent.To("inbox"));
        Reset();

        var outcome = _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: true);

        Assert.Equal(MergeOutcome.Waits, outcome);
        Assert.Equal(1, _list.Waiting);
        Assert.Equal([old], _list.Held);
    }

    [Fact]
    public void Merge_EventOutsideTheFilter_IsIgnored()
    {
        Reset(new EventFilter { Method = "PUT" });

        var outcome = _list.Merge(Update(_log.Add(AnEvent.To("inbox").By("POST"))), held: false);

        Assert.Equal(MergeOutcome.Nothing, outcome);
        Assert.True(_list.IsEmpty);
    }

    [Fact]
    public void Merge_Gap_ShowsNothingNextToIt()
    {
        Reset();
        _log.Add(AnEvent.To("inbox"));
        var last = _log.Add(AnEvent.To("inbox"));

        var outcome = _list.Merge(Update(last) with { Skipped = 1 }, held: false);

        Assert.Equal(MergeOutcome.Reload, outcome);
        Assert.Empty(_list.Held);
    }

    [Fact]
    public void Merge_AfterAnUnreadGap_AsksForThePageAgain()
    {
        Reset();
        _log.Add(AnEvent.To("inbox"));
        _list.Merge(Update(_log.Add(AnEvent.To("inbox"))) with { Skipped = 1 }, held: false);

        var outcome = _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false);

        Assert.Equal(MergeOutcome.Reload, outcome);
        Assert.Empty(_list.Held);
    }

    [Fact]
    public void Merge_FirstPageWasNotRead_AsksForIt()
    {
        var outcome = _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false);

        Assert.Equal(MergeOutcome.Reload, outcome);
        Assert.False(_list.IsEmpty);
    }

    [Fact]
    public void Merge_GapWhileHeld_AsksForACountAndContinuesIt()
    {
        Reset();
        _log.Add(AnEvent.To("inbox"));
        var last = _log.Add(AnEvent.To("inbox"));

        var outcome = _list.Merge(Update(last) with { Skipped = 1 }, held: true);
        _list.SetWaiting(new EventCount(_log.Count(EventFilter.All, _list.ShownUpTo, last.Sequence + 1)));
        _list.Merge(Update(last, _log.Add(AnEvent.To("inbox"))), held: true);

        Assert.Equal(MergeOutcome.Recount, outcome);
        Assert.Equal(3, _list.Waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Merge_LogWentBack_AsksForThePageAgainAndAcceptsLowerSequences(bool held)
    {
        _log.Add(AnEvent.To("inbox"));
        _log.Add(AnEvent.To("inbox"));
        Reset();

        Assert.Equal(MergeOutcome.Reload, _list.Merge(new LiveUpdate(FeedStatus.Live, 0, [], 0, Restarted: true), held));

        var fresh = AnEvent.To("inbox").Summary(1);
        _list.Reset(EventFilter.All, new EventPage([], null));
        Assert.Equal(MergeOutcome.Shown, _list.Merge(new LiveUpdate(FeedStatus.Live, 1, [fresh], 0), held: false));
        Assert.Equal([fresh], _list.Held);
    }

    [Fact]
    public void Merge_ThousandsAtTheTop_HoldsAFewHundred()
    {
        Reset();
        for (var i = 0; i < 5_000; i++)
        {
            _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false);
        }

        Assert.Equal(EventList.MaxHeld, _list.Held.Count);
        Assert.Equal(EventList.MaxHeld + EventList.Beyond, _list.Length);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public void Take_FarDown_HoldsFewRowsAndJumpsBackInOnePage()
    {
        Fill(3_000);
        Reset();
        AllRows();
        var pages = 0;

        var rows = Rows(0, 40, () => pages++);

        Assert.Equal(_log.NewestFirst.Take(40), rows);
        Assert.Equal(1, pages);
        Assert.True(_list.Held.Count <= EventList.MaxHeld);
    }

    [Fact]
    public void Take_PageBelowWhileALiveRowCame_IsTaken()
    {
        Fill(300);
        Reset();
        var load = _list.Missing(100, 40)!;
        _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false);

        _list.Take(load, _log.Page(EventFilter.All, load.Request));

        Assert.Equal(201, _list.Held.Count);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public void Take_OutdatedPage_IsIgnored()
    {
        Fill(300);
        Reset();
        var load = _list.Missing(100, 40)!;
        var page = _log.Page(EventFilter.All, load.Request);
        _list.Take(load, page);
        _list.Take(load, page);
        Assert.Equal(200, _list.Held.Count);

        Reset();
        _list.Take(load, page);

        Assert.Equal(100, _list.Held.Count);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

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
    public async Task Place_OlderThanEverything_EndsWithTheOldest()
    {
        Fill(150);

        var placed = await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(DateTimeOffset.MinValue, null), Cancel);

        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(i => (long)i), placed!.Page.Items.Select(row => row.Sequence));
        _list.Reset(EventFilter.All, placed);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public void Scroll_UpToMoreRowsThanBefore_AsksToBeginAnewAndShowsNothingNextToAGap()
    {
        Fill(1_000);
        var hidden = _log.NewestFirst.Skip(50).Take(30).ToList();
        hidden.ForEach(row => _log.Remove(row.Id));
        Reset();
        AllRows();
        hidden.ForEach(_log.Restore);

        while (_list.First > 0)
        {
            Rows(Math.Max(0, _list.First - 40), 40, () => { });
        }

        Assert.True(_list.IsShort);
        Assert.Equal(MergeOutcome.Waits, _list.Merge(Update(_log.Add(AnEvent.To("inbox"))), held: false));
        Reset();
        Assert.False(_list.IsShort);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    [Fact]
    public async Task Reconcile_RowDeletedAmongOthers_LeavesTheOthersReachable()
    {
        Fill(1_000);
        Reset();
        AllRows();
        var gone = _list.Held[5];
        _log.Remove(gone.Id);

        Assert.True(await _list.ReconcileAsync(request => Task.FromResult(_log.Page(EventFilter.All, request))));

        Assert.Equal(-1, _list.IndexOf(gone.Id));
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static LiveUpdate Update(params EventSummary[] events) =>
        new(FeedStatus.Live, events[^1].Sequence, events, 0);

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }
    }

    private async Task PlaceAsync(long sequence) =>
        _list.Reset(EventFilter.All, (await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(null, sequence), Cancel))!);

    private void Reset(EventFilter? filter = null) =>
        _list.Reset(filter ?? EventFilter.All, _log.Page(filter ?? EventFilter.All, new PageRequest(Limit: EventList.PageSize)));

    private List<EventSummary> AllRows() => Scrolled.ThroughAll(_list, _log);

    private List<EventSummary> Rows(int start, int count, Action read) => Scrolled.To(_list, _log, start, count, read);
}
