using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events;

public sealed class StorageProbeTests : IAsyncLifetime
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly ScriptedBatchWriter _writer = new();
    private readonly StorageHealth _health = new();
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly GroupCommit _commit;
    private readonly StorageProbe _probe;

    public StorageProbeTests()
    {
        _commit = new GroupCommit(
            _writer,
            new LogHead(),
            _health,
            _clock,
            Options.Create(new AppendOptions()),
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance),
            NullLogger<GroupCommit>.Instance);
        _probe = new StorageProbe(_commit, _health, _clock);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _commit.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        _writer.LetGo();
        await _commit.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Check_NoRecentWrite_FindsTheFaultAndTellsThePages()
    {
        _writer.Fails = true;

        var fault = await _probe.CheckAsync(Believed, Cancel);

        Assert.Equal("It is scripted to fail.", fault?.Reason);
        Assert.Same(fault, _health.Fault);
    }

    [Fact]
    public async Task Check_Often_WritesOncePerInterval()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await _probe.CheckAsync(Believed, Cancel));
        }

        Assert.Equal([GroupCommit.SmallTrial], _writer.Trials);
        _clock.Advance(Believed);
        await _probe.CheckAsync(Believed, Cancel);
        Assert.Equal([GroupCommit.SmallTrial, GroupCommit.SmallTrial], _writer.Trials);
    }

    [Fact]
    public async Task Check_RecentWrite_IsEnough()
    {
        await _commit.AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        await Until.TrueAsync(() => _commit.SinceLastTry < Believed);

        Assert.Null(await _probe.CheckAsync(Believed, Cancel));
        Assert.Equal([1], _writer.BatchSizes);
        Assert.Empty(_writer.Trials);
    }

    [Fact]
    public async Task Check_TheDatabaseDoesNotAnswer_SaysSoInTime()
    {
        _writer.HoldUp();
        var checking = _probe.CheckAsync(Believed, Cancel);
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("The database does not answer.", (await checking)?.Reason);
    }
}
