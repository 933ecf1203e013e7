using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Appending;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

/// <summary>When an older copy of the database is restored under a running server, followers of the log are told.</summary>
public sealed class RestoredLogTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private DashboardHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync(new DashboardHostOptions { Folder = _folder });
        await KeepAsync(5);
        Copy("dashboard.db", "copy.db");
        await KeepAsync(5);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Tail")]
    [InlineData("Watch")]
    public async Task Stream_LogWentBack_EndsWithAnErrorThatSaysSo(string method)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(_host.BaseAddress, "hubs/events")).Build();
        await connection.StartAsync(Cancel);
        await using var stream = connection.StreamAsync<object>(method, new { after = 9 }, Cancel).GetAsyncEnumerator(Cancel);
        await stream.MoveNextAsync();
        var next = stream.MoveNextAsync();

        Copy("copy.db", "dashboard.db");
        await KeepAsync(1);

        var fault = await Assert.ThrowsAsync<HubException>(async () => await next);
        Assert.Contains("The log was restored from an older copy and ends at 6 now", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_LogWentBack_TellsPagesToReadAgain()
    {
        using var subscription = _host.Get<ILiveFeed>().Subscribe();
        await Until.EqualAsync(FeedStatus.Live, () => _host.Get<ILiveFeed>().Status);
        await KeepAsync(1);
        await UntilAsync(subscription, update => update.Events.Any(e => e.Sequence == 11));

        Copy("copy.db", "dashboard.db");
        await KeepAsync(1);
        var restarted = await UntilAsync(subscription, update => update.Restarted);
        await KeepAsync(1);
        var after = await UntilAsync(subscription, update => update.Events.Any(e => e.Sequence == 7));

        Assert.Equal(6, restarted.Head);
        Assert.False(after.Restarted);
        Assert.Contains(_host.Logs.Lines, line => line.Text.StartsWith("The live feed lost its connection", StringComparison.Ordinal));
        await Until.EqualAsync(FeedStatus.Live, () => _host.Get<ILiveFeed>().Status);
        Assert.Contains(_host.Logs.Lines, line => line.Text.StartsWith("The log went back from 11 and continues at 6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shop_AfterARestore_HandlesNewEvents()
    {
        var user = AnEvent.To("users").WithBody("""{"user_id":77,"email":"after@example.com"}""");
        await _host.Get<IEventLog>().AppendAsync(user.Build(), Cancel);
        await Until.EqualAsync(11, () => _host.Get<IReaderCursors>().ReadAsync("shop.users", Cancel));

        Copy("copy.db", "dashboard.db");
        await _host.Get<IEventLog>().AppendAsync(user.Build(), Cancel);

        await Until.EqualAsync(6, () => _host.Get<IReaderCursors>().ReadAsync("shop.users", Cancel));
    }

    private static async Task<LiveUpdate> UntilAsync(LiveSubscription subscription, Func<LiveUpdate, bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(WaitLimits.Longest);
        while (true)
        {
            if (await subscription.NextAsync(limit.Token) is var update && condition(update))
            {
                return update;
            }
        }
    }

    private async Task KeepAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.IsType<AppendResult.Stored>(await _host.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").Build(), Cancel));
        }
    }

    /// <summary>Copies the database like the commands <c>.backup</c> and <c>.restore</c> of SQLite's shell.</summary>
    private void Copy(string from, string to)
    {
        using var source = Open(from);
        using var target = Open(to);
        source.BackupDatabase(target);

        SqliteConnection Open(string name)
        {
            var connection = new SqliteConnection($"Data Source={_folder.File(name)};Pooling=false");
            connection.Open();

            // The app writes at the same time, for checkpoints and housekeeping.
            using var patience = connection.CreateCommand();
            patience.CommandText = "PRAGMA busy_timeout = 30000";
            patience.ExecuteNonQuery();
            return connection;
        }
    }
}
