using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

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

    private static LiveUpdate Update(params EventSummary[] events) =>
        new(FeedStatus.Live, events[^1].Sequence, events, 0);

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }
    }

    private void Reset(EventFilter? filter = null) =>
        _list.Reset(filter ?? EventFilter.All, _log.Page(filter ?? EventFilter.All, new PageRequest(Limit: EventList.PageSize)));

    private List<EventSummary> AllRows() => Scrolled.ThroughAll(_list, _log);

    private List<EventSummary> Rows(int start, int count, Action read) => Scrolled.To(_list, _log, start, count, read);
}
