using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Events.Queries;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

/// <summary>Reads block no thread of the pool and stop when nobody waits for them any more.</summary>
public sealed class SqliteReadsTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private LogHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ILogReads Reads => _host.Get<ILogReads>();

    public async ValueTask InitializeAsync() => _host = await LogHost.StartAsync(_database.ConnectionString, []);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Read_CallerLeavesDuringIt_IsInterruptedInTheDatabase()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var endless = Enumerable.Range(0, _host.Get<ReadScheduler>().MaximumConcurrencyLevel).Select(_ => Reads.ReadAsync(
            log =>
            {
                began.TrySetResult();
                return log.Context.Database
                    .SqlQuery<long>($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS Value FROM n")
                    .SingleAsync(caller.Token);
            },
            caller.Token)).ToList();
        await began.Task;

        await caller.CancelAsync();

        foreach (var read in endless)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        }

        // The threads and their connections serve the next reads.
        Assert.Equal(0, (await _host.Log.CountAsync(WebhookDashboard.Domain.EventFilter.All, 0, long.MaxValue, Cancel)).Count);
    }

    [Fact]
    public async Task Read_Interrupted_IsNoErrorInTheLog()
    {
        var logs = new CapturedLogs();
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, [], services => services.AddSingleton<ILoggerProvider>(logs));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var endless = host.Get<ILogReads>().ReadAsync(
            log =>
            {
                ((SqliteConnection)log.Context.Database.GetDbConnection()).CreateFunction("begin_at", () => Convert.ToInt64(began.TrySetResult()));
                return log.Context.Database
                    .SqlQuery<long>($"WITH RECURSIVE n(i) AS (SELECT begin_at() UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS Value FROM n")
                    .SingleAsync(caller.Token);
            },
            caller.Token);
        await began.Task;

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        Assert.DoesNotContain(logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Read_CallerHasLeft_DoesNotStart()
    {
        var read = Reads.ReadAsync(_ => Task.FromException<int>(new InvalidOperationException("It began.")), new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Read_Many_RunFewAtATimeAndOnNoThreadOfThePool()
    {
        var running = 0;
        var most = 0;
        var reads = Enumerable.Range(0, 50).Select(_ => Reads.ReadAsync(
            async log =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                var isOfPool = Thread.CurrentThread.IsThreadPoolThread;
                await log.Context.EventKinds.CountAsync(Cancel);
                Interlocked.Decrement(ref running);
                return isOfPool;
            },
            Cancel));

        Assert.DoesNotContain(true, await Task.WhenAll(reads));
        Assert.InRange(most, 1, _host.Get<ReadScheduler>().MaximumConcurrencyLevel);
    }

    [Fact]
    public async Task Read_DuringAppends_SeesOneStateOfTheLog()
    {
        await _host.KeepAsync(AnEvent.To("inbox"));

        var (before, after) = await Reads.ReadAsync(
            async log =>
            {
                var first = await log.Context.Events.CountAsync(Cancel);
                await _host.KeepAsync(AnEvent.To("inbox").OfType("a new kind"));
                return (first, await log.Context.EventKinds.SumAsync(kind => kind.Events, Cancel));
            },
            Cancel);

        Assert.Equal((1, 1), (before, after));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
            // Another read was faster.
        }
    }
}
