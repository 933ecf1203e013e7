using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

public sealed class EventListReaderTests : IDisposable
{
    private readonly MemoryLog _log = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly EventListReader _reader;

    public EventListReaderTests()
    {
        for (var i = 0; i < 150; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }

        _reader = new EventListReader(
            _log, new FakeTimeProvider(AnEvent.SomeTime), NullLogger.Instance, new ListHold(), _ => false, () => Task.CompletedTask, _gone.Token);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_LiveUpdateWhileTheirPageIsRead_AreThereOnceItIsRead()
    {
        await _reader.ShowAsync(EventsView.All);
        var page = new TaskCompletionSource();
        _log.Gate = page.Task;
        using var asked = new CancellationTokenSource();
        var first = _reader.RowsAsync(90, 40, asked.Token).AsTask();

        // Virtualize cancels a request and repeats it. If the page were read again each time, it would never arrive.
        _log.Gate = new TaskCompletionSource().Task;
        _reader.List.Merge(new LiveUpdate(FeedStatus.Live, 151, [_log.Add(AnEvent.To("inbox"))], 0), held: false);
        await asked.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = _reader.RowsAsync(91, 40, Cancel).AsTask();
        page.SetResult();

        var rows = await second.WaitAsync(WaitLimits.Longest, Cancel);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => 60L - i), rows.Select(row => row.Sequence));
    }

    /// <summary>What the circuit of a page holds of its list is what this reader holds.</summary>
    [Fact]
    public async Task Rows_ScrolledThroughAHundredThousandAndBack_AreAFewHundredInMemory()
    {
        const int Screen = 40;
        _log.AddMany(99_850, AnEvent.To("inbox"));
        var made = new List<WeakReference>();
        _log.MakeRow = row =>
        {
            row = row with { Path = "/" };
            made.Add(new WeakReference(row));
            return row;
        };
        await _reader.ShowAsync(EventsView.All);
        var most = 0;
        for (var start = 0; start < 100_000; start += Screen)
        {
            await LookAsync(start);
        }

        for (var start = 100_000 - Screen; start >= 0; start -= 10 * Screen)
        {
            await LookAsync(start);
        }

        Assert.InRange(most, EventList.PageSize, EventList.MaxHeld + (2 * EventList.PageSize));

        async Task LookAsync(int start)
        {
            Assert.Equal(100_000 - start, (await _reader.RowsAsync(start, Screen, Cancel))[0].Sequence);
            if (made.Count > 10_000)
            {
                GC.Collect();
                made.RemoveAll(row => !row.IsAlive);
                most = Math.Max(most, made.Count);
            }
        }
    }

    [Fact]
    public async Task Rows_AnotherViewWhileTheirPageIsRead_TakeNothingOfTheFormer()
    {
        await _reader.ShowAsync(EventsView.All);
        var page = new TaskCompletionSource();
        _log.Gate = page.Task;
        var former = _reader.RowsAsync(90, 40, Cancel).AsTask();
        _log.Gate = Task.CompletedTask;

        await _reader.ShowAsync(EventsView.All with { Method = "PUT" });
        page.SetResult();
        await former;

        Assert.Empty(_reader.List.Held);
    }

    [Fact]
    public async Task Show_AnotherView_CancelsTheReadOfTheFormer()
    {
        _log.Gate = new TaskCompletionSource().Task;
        var former = _reader.ShowAsync(EventsView.All with { Method = "PUT" });
        _log.Gate = Task.CompletedTask;

        await _reader.ShowAsync(EventsView.All with { Method = "POST" });

        await former.WaitAsync(WaitLimits.Longest, Cancel);
        Assert.Equal(100, _reader.List.Held.Count);
    }

    [Fact]
    public async Task Find_EventFarDown_BeginsTheListThereAndHoldsIt()
    {
        _log.AddMany(20_000, AnEvent.To("inbox"));
        await _reader.ShowAsync(EventsView.All);
        var pages = _log.Pages;

        var index = await _reader.FindAsync(_log.NewestFirst.Last().Id);

        Assert.Equal(1, _reader.List.At(index)?.Sequence);
        Assert.True(_reader.IsHeld);
        Assert.InRange(_log.Pages - pages, 1, 3);
    }

    [Fact]
    public async Task Find_EventThatTheFilterExcludes_LeavesTheListAsItIs()
    {
        await _reader.ShowAsync(EventsView.All with { Method = "PUT" });

        Assert.Equal(-1, await _reader.FindAsync(_log.NewestFirst.Last().Id));

        Assert.False(_reader.IsHeld);
    }

    [Fact]
    public async Task Show_ViewAtATime_BeginsAtTheLastEventUntilThenThoughAClockWasSetBack()
    {
        var noon = AnEvent.SomeTime.AddHours(12);
        _log.Add(AnEvent.To("inbox").At(noon.AddHours(1)));
        var last = _log.Add(AnEvent.To("inbox").At(noon));
        _log.Add(AnEvent.To("inbox").At(noon.AddMilliseconds(1)));

        await _reader.ShowAsync(EventsView.All with { At = noon });

        Assert.Equal(last, _reader.List.Held[0]);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 152L - i), _reader.List.Held.Select(row => row.Sequence));
        Assert.Equal(1, _reader.List.First - _reader.List.Top);
    }

    [Fact]
    public async Task ReadAgain_ScrolledUpFromThePlace_ShowsTheNewestAndNotThePlace()
    {
        await _reader.ShowAsync(EventsView.All with { At = AnEvent.SomeTime.AddDays(-1) });
        await _reader.RowsAsync(_reader.List.Top, 40, Cancel);
        Assert.False(_reader.List.IsPlaced);
        var newest = _log.Add(AnEvent.To("inbox"));
        _reader.List.Merge(new LiveUpdate(FeedStatus.Live, newest.Sequence, [newest], 0), held: true);

        await _reader.ReleaseAsync();

        Assert.Equal(newest, _reader.List.Held[0]);
    }

    [Fact]
    public async Task Show_SamePlaceAfterScrollingUp_BeginsThereAgain()
    {
        var view = EventsView.All with { At = AnEvent.SomeTime.AddDays(-1) };
        await _reader.ShowAsync(view);
        await _reader.RowsAsync(_reader.List.Top, 40, Cancel);

        await _reader.ShowAsync(view);

        Assert.Equal(1, _reader.List.Held[0].Sequence);
    }

    [Fact]
    public async Task Show_ViewAtTheOldest_BeginsAtTheFirstOfTheLogThoughOlderEventsWereImportedLater()
    {
        _log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-1)));

        await _reader.ShowAsync(EventsView.All with { At = EventsView.Oldest });

        Assert.Equal([1], _reader.List.Held.Select(row => row.Sequence));
        Assert.Equal(150, _reader.List.First - _reader.List.Top);
    }

    [Fact]
    public async Task Show_SearchAtATimeThatGoesFar_ReadsOnePageAndSaysHowFarItCame()
    {
        _log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddHours(1)));
        _log.LooksAt = 20;

        await _reader.ShowAsync(EventsView.All with { Search = new SearchText(["none"]), At = AnEvent.SomeTime });

        Assert.Equal(2, _log.Pages); // The place, and the page.
        Assert.Equal((131, 150), (_reader.List.SearchedTo, _reader.List.SearchedUpTo));
        Assert.False(_reader.List.IsEmpty);
    }

    [Fact]
    public async Task Show_SearchAtATimeThatFindsAllOlderRows_DoesNotCountTheNewerOnesBeforeItSearchesForThem()
    {
        _log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddDays(-1)).WithBody("rare"));
        _log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddHours(1)));

        await _reader.ShowAsync(EventsView.All with { Search = new SearchText(["rare"]), At = AnEvent.SomeTime });

        Assert.Equal((null, 151), (_reader.List.SearchedTo, _reader.List.SearchedUpTo));
        Assert.Empty(_log.Counts);
        Assert.Equal(new EventCount(1, IsExact: false), _reader.Matching);
    }

    [Fact]
    public async Task ShowNewest_SearchFromAPlace_SaysThatItSearches()
    {
        await _reader.ShowAsync(EventsView.All with { Search = new SearchText(["inbox"]) });
        await _reader.FindAsync(_log.NewestFirst.Last().Id);
        Assert.True(_reader.List.IsPlaced);
        var page = new TaskCompletionSource();
        _log.Gate = page.Task;

        var showing = _reader.ShowNewestAsync();

        Assert.True(_reader.IsSearching);
        page.SetResult();
        await showing;
        Assert.False(_reader.IsSearching);
        Assert.Equal(150, _reader.List.Held[0].Sequence);
    }

    [Fact]
    public async Task ReadAgain_FirstReadAtAPlaceFailed_BeginsAtThePlace()
    {
        _log.Fault = new InvalidOperationException("The database is busy.");
        await _reader.ShowAsync(EventsView.All with { At = AnEvent.SomeTime.AddDays(-1) });
        _log.Fault = null;

        await _reader.TryAgainAsync();

        Assert.Equal(1, _reader.List.Held[0].Sequence);
        Assert.True(_reader.List.IsPlaced);
    }

    [Fact]
    public async Task TryAgain_GoingToTheNewestFromAPlaceFailed_GoesThere()
    {
        await _reader.ShowAsync(EventsView.All);
        await _reader.FindAsync(_log.NewestFirst.Last().Id);
        Assert.True(_reader.List.IsPlaced);
        _log.Fault = new InvalidOperationException("The database is busy.");
        await _reader.ShowNewestAsync();
        _log.Fault = null;

        await _reader.TryAgainAsync();

        Assert.False(_reader.List.IsPlaced);
        Assert.Equal(150, _reader.List.Held[0].Sequence);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _reader.Dispose();
        _gone.Dispose();
    }
}
