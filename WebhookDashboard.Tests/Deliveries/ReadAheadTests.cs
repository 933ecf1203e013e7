using WebhookDashboard.Deliveries;
using WebhookDashboard.Deliveries.Queue;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Deliveries;

public sealed class ReadAheadTests : IAsyncLifetime
{
    private const string Name = "billing";

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedTransport _transport = new();
    private DeliveryHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await DeliveryHost.StartAsync(_folder, interceptor: null, new Destination(Name, _transport) { Concurrency = 1 });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Cancel_DeliveryThatWasReadAhead_IsNotSent()
    {
        var answer = new TaskCompletionSource<AttemptOutcome>();
        _transport.Answer = (_, _) => answer.Task;
        await _host.EnqueueAsync(_host.New(Name, "a"), _host.New(Name, "b"), _host.New(Name, "c"));
        await Until.EqualAsync(1, () => _transport.Sent.Count);
        Assert.True(await _host.Get<DeliveryControl>().CancelAsync((await _host.RowAsync("b")).Id, Cancel));

        answer.SetResult(new AttemptOutcome.Delivered());

        await _host.StandsAsync("c", DeliveryState.Delivered);
        Assert.Equal(["a", "c"], _transport.Texts);
    }

    [Fact]
    public async Task Send_FirstOfAKeyCancelledDuringItsAttempt_DelaysOnlyTheNext()
    {
        _host.Get<Destinations>().Set(new Destination(Name, _transport) { Concurrency = 2 });
        var answer = new TaskCompletionSource<AttemptOutcome>();
        _transport.Answer = (delivery, _) => delivery.Payload.Span[0] == 'a' ? answer.Task : Task.FromResult<AttemptOutcome>(new AttemptOutcome.Delivered());
        await _host.EnqueueAsync(_host.New(Name, "a", "k"), _host.New(Name, "b", "k"));
        await Until.EqualAsync(1, () => _transport.Sent.Count);
        await _host.Get<DeliveryControl>().CancelAsync((await _host.RowAsync("a")).Id, Cancel);

        await _host.EnqueueAsync(_host.New(Name, "c"));
        await _host.StandsAsync("c", DeliveryState.Delivered);
        Assert.Equal(["a", "c"], _transport.Texts);

        answer.SetResult(new AttemptOutcome.RetryLater("Not now."));
        await _host.StandsAsync("b", DeliveryState.Delivered);
    }

    [Theory]
    [InlineData(10, 100, 64)]
    [InlineData(100_000, 30, 10)]
    [InlineData(2_000_000, 3, 1)]
    public async Task Fill_DeliveriesOfASize_ReadsNoMoreThanTheBounds(int bytes, int queued, int read)
    {
        await _host.EnqueueAsync(Enumerable.Range(0, queued).Select(_ => new NewDelivery("other", new byte[bytes], _host.Clock.GetUtcNow())));
        var ahead = new ReadAhead("other", _host.Get<DueDeliveries>(), new LaneSignal(_host.Clock));

        var later = await ahead.FillAsync([], _ => true, _host.Clock.GetUtcNow(), Cancel);

        var ids = new List<long>();
        while (ahead.TryTake(out var delivery))
        {
            ids.Add(delivery.Id);
        }

        Assert.Equal(read, ids.Count);
        Assert.Equal(ids.Order(), ids);
        Assert.Null(later);
    }

    [Fact]
    public async Task Fill_OneInProgress_SkipsItAndReturnsTheNextDueTime()
    {
        var now = _host.Clock.GetUtcNow();
        var later = now + TimeSpan.FromSeconds(7);
        await _host.EnqueueAsync(_host.New("other", "a"), _host.New("other", "b"), _host.New("other", "c") with { CreatedAt = later });
        var rows = await _host.RowsAsync();
        var ahead = new ReadAhead("other", _host.Get<DueDeliveries>(), new LaneSignal(_host.Clock));

        Assert.Equal(later, await ahead.FillAsync([rows[0].Id], _ => true, now, Cancel));

        Assert.True(ahead.TryTake(out var delivery));
        Assert.Equal(rows[1].Id, delivery.Id);
        Assert.True(ahead.IsEmpty);
    }
}
