using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Domain;
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
    public async Task Place_OlderThanEverything_EndsWithTheOldest()
    {
        Fill(150);

        var placed = await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(DateTimeOffset.MinValue, null), Cancel);

        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(i => (long)i), placed!.Page.Items.Select(row => row.Sequence));
        _list.Reset(EventFilter.All, placed);
        Assert.Equal(_log.NewestFirst, AllRows());
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }
    }

    private async Task PlaceAsync(long sequence) =>
        _list.Reset(EventFilter.All, (await PlacedPage.ReadAsync(_log, EventFilter.All, new ListPlace(null, sequence), Cancel))!);

    private static LiveUpdate Update(params EventSummary[] events) => new(FeedStatus.Live, events[^1].Sequence, events, 0);

    private List<EventSummary> AllRows() => Scrolled.ThroughAll(_list, _log);

    private List<EventSummary> Rows(int start, int count, Action read) => Scrolled.To(_list, _log, start, count, read);
}
