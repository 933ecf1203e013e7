using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

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

    public void Dispose()
    {
        _gone.Cancel();
        _reader.Dispose();
        _gone.Dispose();
    }
}
