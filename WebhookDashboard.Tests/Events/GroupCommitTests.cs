using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class GroupCommitTests : IAsyncLifetime
{
    private readonly ScriptedBatchWriter _writer = new();
    private readonly LogHead _head = new();
    private readonly StorageHealth _health = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly CapturedLogs _logs = new();
    private readonly GroupCommit _commit;

    public GroupCommitTests()
    {
        var log = LoggerFactory.Create(logging => logging.AddProvider(_logs)).CreateLogger<GroupCommit>();
        _commit = new GroupCommit(
            _writer, _head, _health, TimeProvider.System, Options.Create(new AppendOptions { MaxPending = 3 }), _lifetime, log);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _commit.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        _writer.LetGo();
        await _commit.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Append_DuringACommit_SharesTheNextCommit()
    {
        _writer.HoldUp();
        var first = await AppendAndWaitUntilTakenAsync();
        var others = Enumerable.Range(0, 3).Select(_ => AppendAsync()).ToList();
        _writer.LetGo();

        Assert.Equal(1, Assert.IsType<AppendResult.Stored>(await first).Sequence);
        Assert.Equal([2, 3, 4], (await Task.WhenAll(others)).Cast<AppendResult.Stored>().Select(s => s.Sequence));
        Assert.Equal([1, 3], _writer.BatchSizes);
        Assert.Equal(4, _head.Sequence);
    }

    [Fact]
    public async Task Append_QueueIsFull_IsBusyAndStoresTheOthers()
    {
        _writer.HoldUp();
        var first = await AppendAndWaitUntilTakenAsync();
        var waiting = Enumerable.Range(0, 3).Select(_ => AppendAsync()).ToList();

        Assert.IsType<AppendResult.Busy>(await AppendAsync());
        _writer.LetGo();
        await first;
        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<AppendResult.Stored>(result));
    }

    [Fact]
    public async Task Append_WriterFails_IsUnavailableUntilItRecovers()
    {
        _writer.Fails = true;
        var refused = Assert.IsType<AppendResult.Unavailable>(await AppendAsync());
        Assert.Equal("It is scripted to fail.", refused.Reason);
        Assert.Equal(refused.Reason, _health.Fault?.Reason);
        Assert.Equal(0, _head.Sequence);

        // Nothing is appended: the writer finds by itself that writing works again.
        _writer.Fails = false;
        await Until.TrueAsync(() => _health.Fault is null);
        Assert.Equal(1, Assert.IsType<AppendResult.Stored>(await AppendAsync()).Sequence);
    }

    [Fact]
    public async Task Append_DuringAKnownFault_IsRefusedWithoutATry()
    {
        _writer.Fails = true;
        await AppendAsync();

        _writer.HoldUp(); // From here on whoever waits for the writer waits for ever.
        Assert.IsType<AppendResult.Unavailable>(await AppendAsync().WaitAsync(WaitLimits.Longest, Cancel));
        Assert.Equal(0, _commit.Waiting);
    }

    [Fact]
    public async Task Append_BehindAFailingBatch_FailsToo()
    {
        _writer.HoldUp();
        var first = await AppendAndWaitUntilTakenAsync();
        var behind = AppendAsync();
        _writer.FailsOnce = true;
        _writer.LetGo();

        Assert.IsType<AppendResult.Unavailable>(await first);
        Assert.IsType<AppendResult.Unavailable>(await behind);
    }

    [Fact]
    public async Task Fault_LastingManyRounds_LogsItsStartAndEndOnce()
    {
        _writer.Fails = true;
        await AppendAsync();
        await _commit.TryWritingAsync();
        await _commit.TryWritingAsync();
        _writer.Fails = false;
        await _commit.TryWritingAsync();

        Assert.Equal([LogEventIds.Events.StorageFailed, LogEventIds.Events.StorageRecovered], _logs.Lines.Select(line => line.Id));
        Assert.All(_logs.Lines, line => Assert.Null(line.Exception));
    }

    [Fact]
    public async Task TryWriting_DuringACommit_TriesAfterIt()
    {
        _writer.HoldUp();
        var first = await AppendAndWaitUntilTakenAsync();
        var trying = _commit.TryWritingAsync();
        Assert.False(trying.IsCompleted);
        Assert.Empty(_writer.Trials);
        _writer.LetGo();

        await trying;

        Assert.IsType<AppendResult.Stored>(await first);
        Assert.Equal([GroupCommit.SmallTrial], _writer.Trials);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300_000)]
    public async Task Fault_TooLittleSpace_Lasts(int size)
    {
        _writer.Space = size - 1;
        await AppendAsync(size);
        await _commit.TryWritingAsync();
        await _commit.TryWritingAsync();
        Assert.Equal(_health.Fault?.Reason, Assert.IsType<AppendResult.Unavailable>(await AppendAsync(size: 10)).Reason);

        _writer.Space = size + GroupCommit.SmallTrial;
        await _commit.TryWritingAsync();
        Assert.IsType<AppendResult.Stored>(await AppendAsync(size));
        Assert.Equal([LogEventIds.Events.StorageFailed, LogEventIds.Events.StorageRecovered], _logs.Lines.Select(line => line.Id));
    }

    [Fact]
    public async Task Fault_VeryLargeBody_EndsWhenOrdinaryBodiesFit()
    {
        _writer.Space = 2 * GroupCommit.LargestTrial;
        await AppendAsync(size: 3 * GroupCommit.LargestTrial);
        await Until.TrueAsync(() => _health.Fault is null);

        Assert.Equal([GroupCommit.LargestTrial], _writer.Trials);
        await _commit.TryWritingAsync();
        Assert.Equal(GroupCommit.SmallTrial, _writer.Trials[^1]);
    }

    [Fact]
    public async Task Commit_SlowFaultSubscriber_Continues()
    {
        using var slow = new ManualResetEventSlim();
        var heard = 0;
        _health.Changed.Subscribe(() =>
        {
            slow.Wait();
            Interlocked.Increment(ref heard);
        });
        try
        {
            _writer.Fails = true;
            await AppendAsync().WaitAsync(WaitLimits.Longest, Cancel);
            _writer.Fails = false;
            await _commit.TryWritingAsync().WaitAsync(WaitLimits.Longest, Cancel);

            Assert.IsType<AppendResult.Stored>(await AppendAsync().WaitAsync(WaitLimits.Longest, Cancel));
        }
        finally
        {
            slow.Set();
            await Until.EqualAsync(2, () => Volatile.Read(ref heard)); // of the fault and of its end
        }
    }

    [Fact]
    public async Task Stop_WaitingAppends_StoresThemAndAcceptsNoMore()
    {
        _writer.HoldUp();
        var first = await AppendAndWaitUntilTakenAsync();
        var waiting = AppendAsync();
        var stopping = _commit.StopAsync(Cancel);
        Assert.IsType<AppendResult.Busy>(await AppendAsync());
        _writer.LetGo();
        await stopping;

        Assert.IsType<AppendResult.Stored>(await first);
        Assert.IsType<AppendResult.Stored>(await waiting);
    }

    private Task<AppendResult> AppendAsync(int size = 2) =>
        _commit.AppendAsync(AnEvent.To("inbox").WithBody(new byte[size]).Build(), Cancel).AsTask();

    /// <summary>Waits until the writer has taken this one from the queue before it fills the last place.</summary>
    private async Task<Task<AppendResult>> AppendAndWaitUntilTakenAsync()
    {
        var first = AppendAsync();
        await Until.EqualAsync(0, () => _commit.Waiting);
        return first;
    }
}
