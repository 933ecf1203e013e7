using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Data;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Pull;

public sealed class ExchangeLogTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LogHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IExchangeLog Log => _host.Get<IExchangeLog>();

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Count_ManyCalls_EvictsNoStoredCall()
    {
        var kept = await Log.KeepAsync(ACall(1));
        var told = 0;
        Log.Counted.Subscribe(() => told++);

        for (var i = 0; i < RecentCalls.MostCounted + 2; i++)
        {
            Log.Count(ACall(2) with { StartedAt = kept.StartedAt.AddMilliseconds(i - 1) });
        }

        Assert.Equal([kept.Number], (await Log.RecentAsync(10, Cancel)).Select(call => call.Number));
        Assert.Equal(RecentCalls.MostCounted + 2, told);
        var calls = await Log.CallsSinceAsync(kept.StartedAt, Cancel);
        Assert.Equal(RecentCalls.MostCounted + 1, calls.Count); // the kept one, and of the counted ones the last
        Assert.Single(calls, call => !call.IsOnlyCounted);
        Assert.Equal(calls.OrderBy(call => call.StartedAt), calls);
    }

    [Fact]
    public async Task Find_StoredCall_IsEqual()
    {
        var call = ACall(1) with
        {
            RequestHeaders = [new("Host", "shop"), new("X-Ü", "“ä”")],
            RequestBody = new byte[] { 1, 2 },
            BytesOut = 12,
            Outcome = PullOutcome.Refused,
            Status = 500,
            ResponseHeaders = [new("Set-Cookie", "a"), new("Set-Cookie", "b")],
            ResponseBody = new byte[] { 0, 255 },
            IsCut = true,
            BytesIn = 34,
            ConnectedMs = .5,
            FirstByteMs = 1.25,
            TotalMs = 2.5,
            Path = "/below",
            AnswerHash = "AB",
            Fault = "It failed.",
        };

        var kept = await Log.KeepAsync(call);
        var found = await Log.FindAsync(kept.Number, Cancel);

        Assert.NotNull(found);
        Assert.Equal(call.RequestHeaders, found.RequestHeaders);
        Assert.Equal(call.ResponseHeaders, found.ResponseHeaders);
        Assert.Equal(call.RequestBody.ToArray(), found.RequestBody.ToArray());
        Assert.Equal(call.ResponseBody.ToArray(), found.ResponseBody.ToArray());
        Assert.Equal(Plain(kept), Plain(found));
        Assert.Null(await Log.FindAsync(kept.Number + 1, Cancel));
    }

    [Fact]
    public async Task Keep_OverTheLimit_DropsTheOldestAndReusesNoNumber()
    {
        for (var i = 0; i < IExchangeLog.Most + 3; i++)
        {
            await Log.KeepAsync(ACall(i));
        }

        var all = await Log.RecentAsync(int.MaxValue, Cancel);

        Assert.Equal(IExchangeLog.Most, all.Count);
        Assert.Equal((IExchangeLog.Most + 3, 4), (all[0].Number, all[^1].Number));
        Assert.Null(await Log.FindAsync(3, Cancel));
        Assert.Equal(3, (await Log.CallsSinceAsync(ACall(IExchangeLog.Most).StartedAt, Cancel)).Count);
    }

    [Fact]
    public async Task FindAnswer_OfAnAddress_IsTheLastUsableOne()
    {
        Exchange[] calls =
        [
            ACall(1),
            ACall(2) with { ResponseBody = "[]"u8.ToArray() },
            ACall(3) with { Method = "POST" },
            ACall(4) with { Outcome = PullOutcome.NotModified },
            ACall(5) with { Url = "http://shop/users/123" },
        ];
        foreach (var call in calls)
        {
            await Log.KeepAsync(call);
        }

        var found = await Log.FindAnswerAsync("shop", "http://shop/products", Cancel);

        Assert.Equal((2, "[]"), (found?.Number, Encoding.UTF8.GetString(found!.ResponseBody.Span)));
        Assert.Null(await Log.FindAnswerAsync("shop", "http://shop/orders", Cancel));
    }

    [Fact]
    public async Task CallsSince_AfterARestart_ListsTheStoredCalls()
    {
        await Log.KeepAsync(ACall(1) with { Path = "/products", AnswerHash = "A" });
        await Log.KeepAsync(ACall(2) with { Path = "/products", AnswerHash = "A" });
        await Log.KeepAsync(ACall(3) with { Path = "/products", Outcome = PullOutcome.TimedOut });
        Log.Count(ACall(4));

        await RestartAsync();

        Assert.Equal(
            [
                new RecentCall(ACall(2).StartedAt, "shop", "GET", "/products", PullOutcome.Answered, Told.NothingNew, 2, IsOnlyCounted: false),
                new RecentCall(ACall(3).StartedAt, "shop", "GET", "/products", PullOutcome.TimedOut, null, 3, IsOnlyCounted: false),
            ],
            await Log.CallsSinceAsync(ACall(2).StartedAt, Cancel));
    }

    [Fact]
    public async Task Keep_SameAnswerAfterARestart_IsNothingNew()
    {
        await Log.KeepAsync(ACall(1) with { AnswerHash = "old" });
        await Log.KeepAsync(ACall(2) with { AnswerHash = "A" });
        await RestartAsync();

        var kept = await Log.KeepAsync(ACall(3) with { AnswerHash = "A" });

        Assert.Equal(Told.NothingNew, kept.Told);
        Assert.Equal(Told.NothingNew, (await Log.FindAsync(kept.Number, Cancel))?.Told);
        Assert.Equal([Told.NothingNew, Told.New, Told.New], (await Log.RecentAsync(3, Cancel)).Select(row => row.Told));
    }

    [Fact]
    public async Task Count_StoredAnswer_IsNothingNew()
    {
        await Log.KeepAsync(ACall(1) with { AnswerHash = "A" });

        Assert.Equal(Told.NothingNew, Log.Count(ACall(2) with { AnswerHash = "A" }).Told);
        Assert.Equal(Told.New, Log.Count(ACall(3) with { AnswerHash = "B" }).Told);
    }

    [Fact]
    public async Task Recent_ARowOfAnEarlierVersion_HasTheWholePath()
    {
        await Log.KeepAsync(ACall(1) with { Url = "http://shop/shop-api/products?a=1" });
        await using (var context = await _host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel))
        {
            await context.Exchanges.ExecuteUpdateAsync(row => row.SetProperty(call => call.Path, (string?)null), Cancel);
        }

        Assert.Equal("/shop-api/products?a=1", Assert.Single(await Log.RecentAsync(1, Cancel)).Path);
        Assert.Equal("/shop-api/products?a=1", (await Log.FindAsync(1, Cancel))?.Path);
    }

    [Fact]
    public async Task CallsSince_ALongPath_IsCut()
    {
        await Log.KeepAsync(ACall(1) with { Path = "/" + new string('a', 2_000) });

        var call = Assert.Single(await Log.CallsSinceAsync(DateTimeOffset.MinValue, Cancel));
        Assert.Equal((RecentCall.MaxPath, '…'), (call.Path.Length, call.Path[^1]));
    }

    [Fact]
    public async Task Keep_EachCall_SignalsIt()
    {
        var told = 0;
        Log.Kept.Subscribe(() => told++);

        await Log.KeepAsync(ACall(1));
        await Log.KeepAsync(ACall(2));

        Assert.Equal(2, told);
    }

    private Task<LogHost> StartAsync() => LogHost.StartAsync(
        $"Data Source={_folder.File("x.db")}", [], services => services.AddSingleton<IExchangeLog, ExchangeLog>());

    private async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = await StartAsync();
    }

    private static Exchange ACall(int second) => new()
    {
        Source = "shop",
        StartedAt = AnEvent.SomeTime.AddSeconds(second),
        Method = "GET",
        Url = "http://shop/products",
        TotalMs = second,
    };

    private static Exchange Plain(Exchange exchange) =>
        exchange with { RequestHeaders = [], ResponseHeaders = [], RequestBody = default, ResponseBody = default };
}
