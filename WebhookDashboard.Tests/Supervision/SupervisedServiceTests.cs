using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Supervision;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Supervision;

public sealed class SupervisedServiceTests : IDisposable
{
    private readonly RecordingClock _clock = new();
    private readonly CapturedLogs _logs = new();
    private readonly Probe _probe = new();
    private IHost? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _host?.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task Service_ThrowsAtItsStart_IsRestartedWithoutStoppingTheHost()
    {
        _probe.Start = () => _probe.Starts < 3 ? throw new InvalidOperationException("Not ready.") : Task.CompletedTask;
        await StartAsync<StartingService>();
        Assert.False(Status().IsRunning);
        await UntilRunningAsync();

        Assert.Equal(3, _probe.Starts);
        Assert.Equal((2, "InvalidOperationException: Not ready."), (Status().Faults, Status().LastFault?.Reason));
        Assert.Equal(2, _logs.Lines.Count(line => line.Level == LogLevel.Error && line.Text.StartsWith("StartingService failed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Service_ThrowsLater_IsRestartedWithoutStoppingTheHost()
    {
        _probe.Work = _ => _probe.Works == 1 ? throw new InvalidOperationException("A bug.") : Task.CompletedTask;
        await StartAsync<WorkingService>();
        await Until.EqualAsync(2, () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _probe.Works;
        });
        await UntilRunningAsync();

        Assert.Equal("InvalidOperationException: A bug.", Status().LastFault?.Reason);
    }

    [Fact]
    public async Task Service_CannotBeCreated_DoesNotStopTheHost()
    {
        await StartAsync<UnmadeService>();
        Assert.Equal((false, 1), (Status().IsRunning, Status().Faults));
    }

    [Fact]
    public async Task Service_FailsRepeatedly_IsRetriedLaterEachTime()
    {
        _probe.Work = _ => throw new InvalidOperationException("A bug.");
        await StartAsync<WorkingService>();
        await Until.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            return _clock.Waits.Count >= 4;
        });

        Assert.Equal([0.5, 1, 2, 4], _clock.Waits.Take(4).Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Host_ThatStops_StopsTheServiceAndWaitsForItsWork()
    {
        var ended = false;
        _probe.Work = async stopping =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ContinueWith(_ => ended = true, TaskScheduler.Default);
        };
        await StartAsync<WorkingService>();
        await Until.EqualAsync(1, () => _probe.Works);
        await _host!.StopAsync(Cancel);

        Assert.True(ended);
        Assert.DoesNotContain(_logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    private ServiceStatus Status() => _host!.Services.GetRequiredService<ServiceStatuses>().All.Single();

    private Task UntilRunningAsync() => Until.TrueAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return Status().IsRunning;
    });

    private async Task StartAsync<TService>()
        where TService : class, IHostedService
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(_probe);
        builder.Services.AddSupervisedService<TService>();
        _host = builder.Build();
        await _host.StartAsync(Cancel);
    }

    /// <summary>Remembers how long each timer was set for: when it is set, a test cannot know.</summary>
    private sealed class RecordingClock() : FakeTimeProvider(AnEvent.SomeTime)
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    private sealed class Probe
    {
        public int Starts { get; set; }

        public int Works { get; set; }

        public Func<Task> Start { get; set; } = () => Task.CompletedTask;

        public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;
    }

    private sealed class StartingService(Probe probe) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            probe.Starts++;
            return probe.Start();
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class WorkingService(Probe probe) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            probe.Works++;
            return probe.Work(stoppingToken);
        }
    }

    private sealed class UnmadeService : IHostedService
    {
        public UnmadeService() => throw new InvalidOperationException("A bug.");

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
