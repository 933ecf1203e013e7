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

namespace WebhookDashboard.Tests.Components.Events.Searching;

/// <summary>A search that goes far, in a list that does not begin at the newest event.</summary>
public sealed class SearchedPlaceTests : IDisposable
{
    /// <summary>How many rows above and below the first one a browser asks for.</summary>
    private const int Above = 8;
    private const int Screen = 40;

    private readonly MemoryLog _log = new();
    private readonly ListHold _hold = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly EventListReader _reader;
    private (int Beginning, int Start) _sight;

    public SearchedPlaceTests() => _reader = new EventListReader(
        _log, new FakeTimeProvider(AnEvent.SomeTime), NullLogger.Instance, _hold, _ => false, LookAsync, _gone.Token);

    private EventList List => _reader.List;

    [Fact]
    public async Task Place_SearchThatGoesFar_GoesOnInBothDirectionsAndCanBeStopped()
    {
        Fill(6, 36, 66, 96);
        var below = Hold(read => read.Before == 31);

        await ShowAtAsync(50);
        Assert.True(_reader.IsSearching);
        Assert.Equal((31, 50), (List.SearchedTo, List.SearchedUpTo));
        Assert.Equal([36], Shown());

        await below.Asked;
        await _reader.Search.StopAsync();
        below.Answer.SetResult();
        await SearchedAsync();
        Assert.Equal((11, 50), (List.SearchedTo, List.SearchedUpTo));
        Assert.Equal([36], Shown());

        await _reader.Search.ContinueAsync();
        await SearchedAsync();
        Assert.Equal((null, null), (List.SearchedTo, List.SearchedUpTo));
        Assert.Equal([96, 66, 36, 6], Shown());
        Assert.Equal(new EventCount(4), _reader.Matching);
        Assert.False(List.IsPlaced);
    }

    [Fact]
    public async Task Place_NewerMatchesAreFar_ShowsTheRowsThereMeanwhile()
    {
        Fill(6, 96);
        var above = Hold(read => read.After == 10);

        await ShowAtAsync(10);
        Assert.True(_reader.IsSearching);
        Assert.Equal((null, 10), (List.SearchedTo, List.SearchedUpTo));
        Assert.Equal([6], Shown());

        above.Answer.SetResult();
        await SearchedAsync();
        Assert.Equal([96, 6], Shown());
    }

    [Fact]
    public async Task Place_OldestMatchIsFar_SaysHowFarAndCanBeStoppedAndContinued()
    {
        Fill(96);
        var above = Hold(read => read.After == 20);

        await ShowAtAsync(1);
        Assert.True(_reader.IsSearching);
        Assert.Equal((null, 20), (List.SearchedTo, List.SearchedUpTo));
        Assert.False(List.IsEmpty);

        await above.Asked;
        await _reader.Search.StopAsync();
        Assert.True(List.IsEmpty);
        above.Answer.SetResult();
        await SearchedAsync();
        Assert.Equal((null, 40), (List.SearchedTo, List.SearchedUpTo));

        await _reader.Search.ContinueAsync();
        await SearchedAsync();
        Assert.Equal([96], Shown());
    }

    [Theory]
    [InlineData(50)]
    [InlineData(null)]
    public async Task Release_MatchesWait_AddsThemAboveTheRowsThatWereFound(int? at)
    {
        Fill(6, 36, 66, 96);
        _hold.PausedAt = AnEvent.SomeTime;
        await ShowAtAsync(at);
        await SearchedAsync();
        Assert.Equal([96, 66, 36, 6], Shown());
        foreach (var body in (string[])["paid", "no", "paid"])
        {
            var arrived = _log.Add(AnEvent.To("inbox").WithContentType("text/plain").WithBody(body));
            await _reader.MergeAsync(new LiveUpdate(FeedStatus.Live, arrived.Sequence, [arrived], Skipped: 0));
        }

        Assert.Equal(2, List.Waiting);
        var beginning = List.Beginning;

        _hold.PausedAt = null;
        await _reader.ReleaseAsync();

        Assert.Equal([103, 101, 96, 66, 36, 6], Shown());
        Assert.Equal((0, beginning), (List.Waiting, List.Beginning));
        Assert.Equal(new EventCount(6), _reader.Matching);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _reader.Dispose();
        _gone.Dispose();
    }

    /// <summary>Adds a hundred events, one a minute, of which some match; a search looks at twenty at a time.</summary>
    private void Fill(params int[] paid)
    {
        for (var i = 1; i <= 100; i++)
        {
            _log.Add(AnEvent.To("inbox").At(AnEvent.SomeTime.AddMinutes(i)).WithContentType("text/plain").WithBody(paid.Contains(i) ? "paid" : "no"));
        }

        _log.LooksAt = 20;
    }

    /// <summary>Has a read wait for its answer.</summary>
    private (Task Asked, TaskCompletionSource Answer) Hold(Func<PageRequest, bool> isIt)
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _log.GateOf = read =>
        {
            if (!isIt(read))
            {
                return Task.CompletedTask;
            }

            asked.TrySetResult();
            return answer.Task;
        };
        return (asked.Task.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken), answer);
    }

    private Task ShowAtAsync(int? sequence) => _reader.ShowAsync(EventsView.All with
    {
        Search = new SearchText(["paid"]),
        At = sequence is { } minutes ? AnEvent.SomeTime.AddMinutes(minutes) : null,
    });

    /// <summary>Asks for the rows in sight, as a page does whenever the list changes.</summary>
    private async Task LookAsync()
    {
        if (_sight.Beginning != List.Beginning)
        {
            _sight = (List.Beginning, Math.Max(0, List.First - Above));
        }

        await _reader.RowsAsync(_sight.Start, Above + Screen, _gone.Token);
    }

    private async Task SearchedAsync()
    {
        while (_reader.Search.IsRunning)
        {
            await _reader.Search.Running.WaitAsync(WaitLimits.Longest, TestContext.Current.CancellationToken);
        }
    }

    private IEnumerable<long> Shown() =>
        List.Slots(_sight.Start, Above + Screen).Where(slot => slot.Event is not null).Select(slot => slot.Event!.Sequence);
}
